import { startServer } from '../../process.ts';
import { PROGRAM } from '../children.ts';

interface Ready {
  readonly url: string;
  readonly control_key: string;
}

/** A server in a process of its own, and its control plane. */
export interface Serving {
  /**
   * Asks the control plane.
   * @returns its answer; undefined when the server was killed before it had come
   * @throws Error when it refuses
   */
  ask(method: string, path: string, body: object): Promise<Record<string, string> | undefined>;
  /** kill -9. */
  kill(): Promise<void>;
}

/**
 * Starts a server of a data directory.
 * @throws Error when it ends before it listens
 */
export async function serve(data: string): Promise<Serving> {
  const server = await startServer<Ready>([
    PROGRAM,
    'serve',
    '--port',
    '0',
    '--data',
    data,
    '--json',
  ]);
  const { url, control_key: key } = server.ready;
  let isKilled = false;
  return {
    async ask(method, path, body) {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const init = { method, headers, body: JSON.stringify(body) };
      try {
        const answer = await fetch(`${url}/_convograph/v1${path}`, init);
        const said = (await answer.json()) as Record<string, string>;
        if (answer.ok) return said;
        throw new Error(`${method} ${path} was answered with ${JSON.stringify(said)}`);
      } catch (error) {
        if (isKilled) return undefined;
        throw error;
      }
    },
    async kill() {
      isKilled = true;
      await server.kill();
    },
  };
}
