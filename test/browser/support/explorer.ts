import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Debian installs it; `.ci/with-chromium` names another one. */
const DEFAULT_CHROMIUM = '/usr/bin/chromium';

/** Names of hosts are not resolved, and other addresses not reached: nothing but this machine answers. */
const NO_NETWORK = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** A Chromium that reaches nothing but this machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? DEFAULT_CHROMIUM,
    args: ['--headless=new', '--no-sandbox', NO_NETWORK],
  });
}

/** GraphiQL in a browser, with everything that went wrong there. */
export class Explorer {
  readonly page: Page;
  /** Errors on the console and in scripts, and answers of 400 and above. */
  readonly problems: string[] = [];
  /** Every URL that the page asked for. */
  readonly requested: string[] = [];
  /** Bodies of all that it posted. */
  readonly bodies: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('request', (request) => {
      this.requested.push(request.url());
      this.bodies.push(request.postData() ?? '');
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'unknown';
      // The page itself lets go of a stream when it changes to another tab.
      if (reason !== 'net::ERR_ABORTED') this.problems.push(`${request.url()} failed: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.problems.push(`${response.url()} answered ${response.status()}`);
    });
  }

  /** Opens it at a URL. The window is high, because the editors only render the lines in sight. */
  static async open(browser: Browser, url: string, size = { width: 1280, height: 3000 }): Promise<Explorer> {
    const page = await browser.newPage({ viewport: size, colorScheme: 'light' });
    const explorer = new Explorer(page);
    await explorer.#load(() => page.goto(url));
    return explorer;
  }

  /** Loads the page anew, as people do when they come back to it. */
  reload(): Promise<void> {
    return this.#load(() => this.page.reload());
  }

  async #load(load: () => Promise<unknown>): Promise<void> {
    // Completion, documentation and the checks of what is typed all come from the schema.
    const schema = this.page.waitForResponse((response) => response.request().method() === 'POST');
    await load();
    await this.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await (await schema).finished();
  }

  /** The query in the editor, as far as it is in sight. */
  shownQuery(): Promise<string> {
    return this.#linesOf('.graphiql-query-editor');
  }

  /**
   * Resolves when the browser has kept this text, as that of the tab that is open: GraphiQL does so a moment after it
   * was typed, or the tab opened.
   */
  async untilKept(text: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}');
      return tabs?.[activeTabIndex]?.query?.includes(wanted);
    }, text);
  }

  tabNames(): Promise<string[]> {
    return this.page.locator('.graphiql-tab-button').allTextContents();
  }

  /** Changes to the tab with one click, as people do. */
  async openTab(name: string): Promise<void> {
    await this.page.locator('.graphiql-tab-button').getByText(name, { exact: true }).click();
    await this.page.locator('.graphiql-tab-active').getByText(name, { exact: true }).waitFor();
  }

  /**
   * Runs the operation of the tab. GraphiQL takes note of a tab's operation a moment after it shows the tab, and
   * until then asks for the one before, in vain and without a request: then press again, as people do.
   */
  async play(): Promise<void> {
    for (;;) {
      const sent = this.page.waitForRequest((request) => request.method() === 'POST', { timeout: 2_000 });
      await this.page.locator('.graphiql-execute-button').click();
      if (await sent.then(Boolean, () => false)) return;
    }
  }

  /** Types over the last word of the query's first line that begins with the given text. */
  async replaceLastWord(beginning: string, word: string): Promise<void> {
    const line = this.page.locator('.graphiql-query-editor .view-line', {
      hasText: new RegExp(`^\\s*${beginning}`),
    });
    await line.first().click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
    await this.page.keyboard.insertText(word);
  }

  /** Resolves with all that is shown of the answer when it contains the text. */
  async answerWith(text: string, timeout = 30_000): Promise<string> {
    const answer = await this.page.waitForFunction(
      (wanted) => {
        // Editors keep their lines in any order, at their heights, and their spaces unbreakable.
        const lines = [...document.querySelectorAll<HTMLElement>('.graphiql-response .view-line')];
        const shown = lines
          .toSorted(
            (left, right) => Number.parseInt(left.style.top, 10) - Number.parseInt(right.style.top, 10),
          )
          .map((line) => line.textContent?.replaceAll('\u00a0', ' '))
          .join('\n');
        return shown.includes(wanted) ? shown : false;
      },
      text,
      { timeout },
    );
    return (await answer.jsonValue()) as string;
  }

  async #linesOf(editor: string): Promise<string> {
    const lines = await this.page.locator(`${editor} .view-line`).evaluateAll((elements) =>
      // Editors keep their lines in any order, at their heights, and their spaces unbreakable.
      (elements as HTMLElement[])
        .toSorted((left, right) => Number.parseInt(left.style.top, 10) - Number.parseInt(right.style.top, 10))
        .map((line) => line.textContent?.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }
}
