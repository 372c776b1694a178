/** Who holds a data directory, as far as it said. */
export interface DataDirectoryHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Where it serves; `null` until it listens. */
  readonly address: string | null;
}

/** Why a data directory cannot be used. */
export type DataDirectoryErrorKind =
  /** Another process has it. */
  | 'IN_USE'
  /** It cannot be created, read or written, or is not a directory. */
  | 'UNUSABLE';

/** The data directory cannot be used. The message is fit for an operator. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError';
  readonly kind: DataDirectoryErrorKind;
  /** With `IN_USE`, unless the holder has not said yet. */
  readonly holder: DataDirectoryHolder | null;

  constructor(
    kind: DataDirectoryErrorKind,
    message: string,
    holder: DataDirectoryHolder | null,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.holder = holder;
  }
}
