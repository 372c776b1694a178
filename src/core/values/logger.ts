/** Writes one structured line; what is given must hold no secret. */
type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** The log as the rooms of this house see it. */
export interface Logger {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
