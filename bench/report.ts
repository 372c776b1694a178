/** One line of the report. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A named line with figures in columns. */
export function row(name: string, figures: readonly string[]): void {
  print(`  ${name.padEnd(32)}${figures.map((figure) => figure.padEnd(24)).join('')}`.trimEnd());
}
