/** Letters of a callback that are kept. */
const LONGEST = 2_048;

/** Whether a text can be the address of a callback; whether it may be called is told when it is. */
export function isCallback(text: string): boolean {
  if (text.length > LONGEST || /[\s\p{Cc}]/u.test(text)) return false;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return false;
  return url.username === '' && url.password === '' && url.hash === '';
}

/** What a callback is asked, behind the query that it has (wire.md 9.1). */
export function handshakeUrl(callback: string, challenge: string, verifyToken: string): string {
  const mark = callback.includes('?') ? '&' : '?';
  const token = encodeURIComponent(verifyToken);
  return `${callback}${mark}hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${token}`;
}
