import { ClusterError } from '../../core/clusters/cluster-error.ts';
import type { ClusterCredentials } from './options.ts';

/** Asks the cluster for a token with user and password. */
export type Login = (body: {
  readonly username: string;
  readonly password: string;
  readonly domain: string;
}) => Promise<{ readonly accessToken: string; readonly tokenType: string | null }>;

/** Keeps the credentials of one cluster, and the token got for them. Nothing of it can be printed. */
export class Authentication {
  readonly #credentials: ClusterCredentials;
  readonly #accessClusterId: bigint | undefined;
  readonly #login: Login;
  readonly #loginPauseMs: number;
  #refusal: { readonly error: ClusterError; readonly until: number } | null = null;
  #authorization: string | null = null;
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
    const authorization = this.#authorization ?? (await this.#renew(this.#credentials));
    return { authorization, ...this.clusterHeaders() };
  }

  /** Headers that go with every request, the one for a token included. */
  clusterHeaders(): Readonly<Record<string, string>> {
    return this.#accessClusterId === undefined ? {} : { accessClusterId: this.#accessClusterId.toString() };
  }

  /**
   * After a 401: forgets the token that was refused, unless another request has renewed it meanwhile.
   * @returns whether it makes sense to try again
   */
  forget(headers: Readonly<Record<string, string>>): boolean {
    if (headers.authorization === undefined) return false;
    if (this.#authorization === headers.authorization) this.#authorization = null;
    return true;
  }

  /** Replaces every secret in the text. */
  redact(text: string): string {
    return this.#secrets().reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
  }

  #secrets(): string[] {
    const token = this.#authorization?.split(' ').at(-1);
    const known = 'apiKey' in this.#credentials ? this.#credentials.apiKey : this.#credentials.password;
    return [known, token].filter((secret) => secret !== undefined && secret !== '') as string[];
  }

  /** One request for a token, however many wait for it. */
  #renew({ username, password, domain }: Exclude<ClusterCredentials, { apiKey: string }>): Promise<string> {
    if (this.#refusal !== null && Date.now() < this.#refusal.until)
      return Promise.reject(this.#refusal.error);
    this.#renewal ??= this.#login({ username, password, domain })
      .then(({ accessToken, tokenType }) => {
        this.#authorization = `${tokenType ?? 'Bearer'} ${accessToken}`;
        return this.#authorization;
      })
      .catch((error: unknown) => {
        if (error instanceof ClusterError && error.kind === 'UNAUTHORIZED')
          this.#refusal = { error, until: Date.now() + this.#loginPauseMs };
        throw error;
      })
      .finally(() => {
        this.#renewal = null;
      });
    return this.#renewal;
  }
}
