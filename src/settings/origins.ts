import { list } from './kinds.ts';

/** As pages of extensions and desktop programs have it: opaque to browsers, and compared as it stands. */
const OPAQUE = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#@"'<>\\^`{|}*]+$/;
/** Schemes of which browsers never send an origin. */
const NOT_OF_PAGES: Readonly<Record<string, string>> = { 'ws:': 'http:', 'wss:': 'https:' };

/** Origins as browsers send them: `https://console.example`, `chrome-extension://…`, `electron://…` or `null`. */
export const origins = list('origins such as https://console.example', (entry) => {
  if (entry === 'null' || entry === 'file://') return { value: entry };
  if (entry.includes('*')) return { wrong: 'has a wildcard: name each origin' };
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(entry)) {
    const url = `https://${entry}`;
    const isHost = URL.canParse(url) && !/[/?#@]/.test(entry);
    return { wrong: isHost ? `needs a scheme, as in ${new URL(url).origin}` : 'is no origin' };
  }
  if (!URL.canParse(entry)) return { wrong: 'is no origin' };
  const { protocol, host, origin } = new URL(entry);
  const pageScheme = NOT_OF_PAGES[protocol];
  if (pageScheme !== undefined) return { wrong: `must be that of the page: ${pageScheme}//${host}` };
  if (protocol === 'http:' || protocol === 'https:')
    return origin === entry ? { value: entry } : { wrong: `must be ${origin}` };
  if (protocol === 'file:') return { wrong: 'must be null, which browsers send for files' };
  if (protocol === 'ftp:' || host === '') return { wrong: 'is no origin of a page' };
  return OPAQUE.test(entry) ? { value: entry } : { wrong: `must be ${protocol}//${host}` };
});
