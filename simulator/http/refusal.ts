/**
 * A request that the cluster refuses; the server turns it into the vendor's error answer.
 * Of the error codes only KStatusUnauthorized is known from the vendor, the others are the simulator's.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** The request makes no sense, whatever the cluster's state. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'KInvalidRequest', message);
}

/** The cluster does not know what the request speaks of. */
export function notFound(message: string): Refusal {
  return new Refusal(404, 'KNotFound', message);
}

/** The request would be fine in another state. */
export function conflict(message: string): Refusal {
  return new Refusal(409, 'KConflict', message);
}

/** The body of every error answer. */
export function errorBody(errorCode: string, message: string): unknown {
  return { errorCode, message, taskLogId: null };
}
