/**
 * What is recorded can neither be read nor written for now: the database is away, or takes no changes. No fault of the
 * request, which may be sent again; a command that was under way may have been carried out.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
