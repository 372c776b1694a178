import { list } from './kinds.ts';

const HOST_NAME = /^(\[[\da-f:.]+\]|[a-z\d._-]+)$/;

/** Names as the `Host` header has them: in lower case, in ASCII, an IPv6 address in brackets and in its short form. */
export const hosts = list('host names such as console.example', (entry) => {
  if (entry.includes('*')) return { wrong: 'has a wildcard: name each host' };
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(entry) ? entry : `http://${entry}`;
  if (!URL.canParse(url)) {
    const bracketed = `http://[${entry}]`;
    if (/^[\da-f:.]+$/i.test(entry) && URL.canParse(bracketed))
      return { wrong: `must be ${new URL(bracketed).hostname}, in brackets` };
    return { wrong: 'is no host name' };
  }
  const { hostname, host, pathname, search, hash, username, password } = new URL(url);
  if (!HOST_NAME.test(hostname)) return { wrong: 'is no host name' };
  const isMore = url === entry || host !== hostname || pathname !== '/' || /[/?#@]|:\d*$/.test(entry);
  return isMore || `${search}${hash}${username}${password}` !== ''
    ? { wrong: `must be ${hostname}, without scheme, port or path` }
    : { value: hostname };
});
