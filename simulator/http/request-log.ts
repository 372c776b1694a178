/** One request to a cluster, in the order of arrival. */
export interface LoggedRequest {
  cluster: string;
  method: string;
  /** With the query, as it was sent. */
  path: string;
  /** The status answered; 0 when the connection was dropped, `null` while the answer is under way. */
  status: number | null;
}

const REMEMBERED_REQUESTS = 200_000;

/** What the clusters were asked; control requests are not in it. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(cluster: string, method: string, path: string): LoggedRequest {
    const request: LoggedRequest = { cluster, method, path, status: null };
    this.#requests.push(request);
    if (this.#requests.length > REMEMBERED_REQUESTS) {
      this.#requests = this.#requests.slice(-REMEMBERED_REQUESTS / 2);
    }
    return request;
  }

  list(): readonly LoggedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
