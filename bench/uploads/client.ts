import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Victim } from '../bounds/attack.ts';
import { CLIP_BYTES, clipOf } from './clip.ts';

/** Where a Page's files go, with who sends them. */
const pathOf = ({ pageId, token }: Victim): string =>
  `/${pageId}/message_attachments?access_token=${token}`;

const message = (payload: object): string =>
  JSON.stringify({ attachment: { type: 'video', payload: { is_reusable: true, ...payload } } });

/** Sends a file with the request. @throws Error where it gets no id */
export const upload = (victim: Victim, no: number): Promise<void> =>
  ask(victim, 'multipart/form-data; boundary=B', [
    Buffer.from(
      `--B\r\nContent-Disposition: form-data; name="message"\r\n\r\n${message({})}\r\n` +
        '--B\r\nContent-Disposition: form-data; name="filedata"; filename="clip.mp4"\r\n' +
        'Content-Type: video/mp4\r\n\r\n',
    ),
    ...clipOf(no),
    Buffer.from('\r\n--B--\r\n'),
  ]);

/** Has a file fetched. @throws Error where it gets no id */
export const fetchFrom = (victim: Victim, url: string): Promise<void> =>
  ask(victim, 'application/x-www-form-urlencoded', [
    Buffer.from(new URLSearchParams({ message: message({ url }) }).toString()),
  ]);

async function ask(victim: Victim, type: string, body: readonly Buffer[]): Promise<void> {
  const { host, port } = victim;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  const asked = request(
    {
      ...{ host, port, path: pathOf(victim), method: 'POST', agent: false },
      headers: { 'content-type': type, 'content-length': length },
    },
    (response) => void text(response).then(resolve, reject),
  );
  asked.once('error', reject);
  for (const piece of body) asked.write(piece);
  asked.end();
  const said = await promise;
  if (!said.includes('"attachment_id"')) throw new Error(`No id: ${said.slice(0, 300)}`);
}

/** A server that gives a clip for each path. */
export async function clipServer(): Promise<{ url: string; server: Server }> {
  const server = createServer(({ url = '' }, response) => {
    response.writeHead(200, { 'content-length': CLIP_BYTES });
    for (const piece of clipOf(Number(url.slice(1)))) response.write(piece);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
