import { startServer } from '../../process.ts';
import { PROGRAM } from '../children.ts';

interface Ready {
  readonly url: string;
  readonly control_key: string;
}

type Answer = Record<string, string>;

/** A server in a process of its own. */
export interface Serving {
  /**
   * Asks the control plane.
   * @returns its answer; undefined when the server was killed before it had come
   * @throws Error when it refuses
   */
  ask(method: string, path: string, body: object): Promise<Answer | undefined>;
  /** Posts to the Graph API with a token; as {@link ask}. */
  post(path: string, token: string, body: object): Promise<Answer | undefined>;
  /** The same of what may be refused: gives `refused` then. */
  tries(path: string, token: string, body: object): Promise<Answer | 'refused' | undefined>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Stops it as one stops a server. */
  stop(): Promise<void>;
}

/** What a server is started with besides. */
interface ServeOptions {
  /** Of the command `serve`. */
  readonly flags?: readonly string[];
  /** Of node. */
  readonly node?: readonly string[];
}

/**
 * Starts a server of a data directory.
 * @throws Error when it ends before it listens
 */
export async function serve(
  data: string,
  { flags = [], node = [] }: ServeOptions = {},
): Promise<Serving> {
  const args = [...node, PROGRAM, 'serve', '--port', '0', '--data', data, '--json', ...flags];
  const server = await startServer<Ready>(args);
  const { url, control_key: key } = server.ready;
  let isKilled = false;
  const called = async (method: string, path: string, bearer: string, body: object) => {
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
    const init = { method, headers, body: JSON.stringify(body) };
    try {
      const answer = await fetch(`${url}${path}`, init);
      return { ok: answer.ok, said: (await answer.json()) as Answer };
    } catch (error) {
      if (isKilled) return undefined;
      throw error;
    }
  };
  const call = async (method: string, path: string, bearer: string, body: object) => {
    const answer = await called(method, path, bearer, body);
    if (answer?.ok === false)
      throw new Error(`${method} ${path} was answered with ${JSON.stringify(answer.said)}`);
    return answer?.said;
  };
  return {
    ask: (method, path, body) => call(method, `/_convograph/v1${path}`, key, body),
    post: (path, token, body) => call('POST', path, token, body),
    async tries(path, token, body) {
      const answer = await called('POST', path, token, body);
      return answer && (answer.ok ? answer.said : 'refused');
    },
    async kill() {
      isKilled = true;
      await server.kill();
    },
    stop: () => server.stop(),
  };
}
