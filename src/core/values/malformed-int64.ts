/**
 * What a client sent in place of an int64 and is none: it takes the place of the value until it can be reported
 * together with every other fault.
 */
export class MalformedInt64 {
  readonly code: 'WRONG_TYPE' | 'ID_OUT_OF_RANGE' | 'UNSAFE_INTEGER';
  /** What the value must be, as the rest of a sentence that begins with its name: `must be …`. */
  readonly reason: string;

  constructor(code: MalformedInt64['code'], reason: string) {
    this.code = code;
    this.reason = reason;
  }
}
