import { ClusterError, type ClusterErrorKind } from '../../core/clusters/cluster-error.ts';
import type { ClusterCredentials } from './options.ts';

/** Asks the cluster for a token with user and password. */
export type Login = (body: {
  readonly username: string;
  readonly password: string;
  readonly domain: string;
}) => Promise<{
  readonly accessToken: string;
  readonly tokenType: string | null;
  readonly privileges: readonly string[] | null;
}>;

/** Answers after which the same log-in would be refused again. */
const REFUSALS: ReadonlySet<ClusterErrorKind> = new Set(['UNAUTHORIZED', 'FORBIDDEN', 'REFUSED']);

/** A token, and what became of it. */
interface Token {
  readonly authorization: string;
  /** Whether a request with it got another answer than 401. */
  accepted: boolean;
  /** Whether a request with it got a 401 before any other answer. */
  refused: boolean;
}

/**
 * Keeps the credentials of one cluster, and the token got for them. Nothing of it can be printed.
 *
 * A token that the cluster issues and then refuses (an account that needs a one-time code beside its password is one
 * case) is not replaced before the pause has passed: every further log-in would end in the same way. It stays in use
 * meanwhile, since the refusal may concern one operation only.
 */
export class Authentication {
  readonly #credentials: ClusterCredentials;
  readonly #accessClusterId: bigint | undefined;
  readonly #login: Login;
  readonly #loginPauseMs: number;
  #refusal: ClusterError | null = null;
  /** No token is asked for before this moment, in milliseconds since 1970. */
  #pauseUntil = 0;
  #token: Token | null = null;
  #privileges: ReadonlySet<string> | null = null;
  #renewal: Promise<string> | null = null;

  constructor(
    credentials: ClusterCredentials,
    accessClusterId: bigint | undefined,
    loginPauseMs: number,
    login: Login,
  ) {
    this.#credentials = credentials;
    this.#accessClusterId = accessClusterId;
    this.#loginPauseMs = loginPauseMs;
    this.#login = login;
  }

  /** Headers for the next request; asks for a token if there is none. */
  async headers(): Promise<Readonly<Record<string, string>>> {
    if ('apiKey' in this.#credentials) return { apiKey: this.#credentials.apiKey, ...this.clusterHeaders() };
    const authorization = this.#token?.authorization ?? (await this.#renew(this.#credentials));
    return { authorization, ...this.clusterHeaders() };
  }

  /** Headers that go with every request, the one for a token included. */
  clusterHeaders(): Readonly<Record<string, string>> {
    return this.#accessClusterId === undefined ? {} : { accessClusterId: this.#accessClusterId.toString() };
  }

  /** What came beside the newest token; `null` without one, or where the cluster did not say. */
  get privileges(): ReadonlySet<string> | null {
    return this.#privileges;
  }

  /** After any answer but a 401. */
  accept(headers: Readonly<Record<string, string>>): void {
    if (this.#token !== null && this.#token.authorization === headers.authorization)
      this.#token.accepted = true;
  }

  /**
   * After a 401: forgets the token that was refused, unless another request has renewed it meanwhile.
   * @returns whether it makes sense to try again
   */
  forget(headers: Readonly<Record<string, string>>): boolean {
    if (headers.authorization === undefined) return false;
    const token = this.#token;
    if (token?.authorization !== headers.authorization) return true;
    if (!token.accepted && !token.refused) {
      token.refused = true;
      this.#pause();
    }
    if (Date.now() < this.#pauseUntil) return false;
    this.#token = null;
    return true;
  }

  /** What may be behind a 401 to a request with these headers, where something can be said. */
  hint(headers: Readonly<Record<string, string>>): string | null {
    const isRefusedToken = this.#token?.refused && this.#token.authorization === headers.authorization;
    return isRefusedToken
      ? 'it issues a token for user and password and refuses it: the account may need a one-time code; use an API key'
      : null;
  }

  /** Replaces every secret in the text. */
  redact(text: string): string {
    return this.#secrets().reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
  }

  #secrets(): string[] {
    const token = this.#token?.authorization.split(' ').at(-1);
    const known = 'apiKey' in this.#credentials ? this.#credentials.apiKey : this.#credentials.password;
    return [known, token].filter((secret) => secret !== undefined && secret !== '') as string[];
  }

  /** One request for a token, however many wait for it. */
  #renew({ username, password, domain }: Exclude<ClusterCredentials, { apiKey: string }>): Promise<string> {
    if (this.#refusal !== null && Date.now() < this.#pauseUntil) return Promise.reject(this.#refusal);
    this.#renewal ??= this.#login({ username, password, domain })
      .then(({ accessToken, tokenType, privileges }) => {
        const authorization = `${tokenType ?? 'Bearer'} ${accessToken}`;
        this.#refusal = null;
        // An account without any could not even be asked about: an empty list is one that is not told.
        this.#privileges = privileges === null || privileges.length === 0 ? null : new Set(privileges);
        this.#token = { authorization, accepted: false, refused: false };
        return authorization;
      })
      .catch((error: unknown) => {
        if (error instanceof ClusterError && REFUSALS.has(error.kind)) {
          this.#refusal = error;
          this.#pause();
        }
        throw error;
      })
      .finally(() => {
        this.#renewal = null;
      });
    return this.#renewal;
  }

  #pause(): void {
    this.#pauseUntil = Date.now() + this.#loginPauseMs;
  }
}
