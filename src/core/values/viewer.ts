/** Who acts: the name under which deeds are recorded. */
export interface Viewer {
  readonly name: string;
}

/** The viewer as long as nobody is authenticated. */
export const ANONYMOUS: Viewer = { name: 'anonymous' };
