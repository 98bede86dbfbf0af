import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

type Cut = 'before' | 'behind';

/** Lies between a store and its database, and cuts connections when a test wants it. */
export class Relay {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #word: { readonly text: string; readonly when: Cut } | undefined;

  private constructor(host: string, port: number) {
    this.#server = createServer((client) => this.#join(client, connect(port, host)));
  }

  static async to(host: string, port: number): Promise<Relay> {
    const relay = new Relay(host, port);
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Cuts all that there are. */
  cut(): void {
    for (const socket of this.#open) socket.destroy();
  }

  /** Cuts the connection on which a word is sent next, before it arrives. */
  cutBefore(text: string): void {
    this.#word = { text, when: 'before' };
  }

  /** The same when the server has answered, before the answer arrives. */
  cutBehind(text: string): void {
    this.#word = { text, when: 'behind' };
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  #join(client: Socket, server: Socket): void {
    let isCut = false;
    const cut = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#open.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        this.#open.delete(socket);
        cut();
      });
    }
    client.on('data', (bytes) => {
      const word = this.#word;
      if (word && bytes.includes(word.text)) {
        this.#word = undefined;
        if (word.when === 'before') return cut();
        isCut = true;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => (isCut ? cut() : client.write(bytes)));
  }
}
