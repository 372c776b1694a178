/** How a target of copies is called: by its name, else by its id, else `unknown`. */
export function targetName({
  id,
  name,
}: {
  readonly id: bigint | null;
  readonly name: string | null;
}): string {
  return name ?? id?.toString() ?? 'unknown';
}
