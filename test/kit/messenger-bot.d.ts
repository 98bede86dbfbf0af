declare module 'messenger-bot' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Payload {
    readonly sender: { readonly id: string };
    readonly message: { readonly text: string };
  }
  type Reply = (message: object, done: (error: Error | null, info: unknown) => void) => void;

  // biome-ignore lint/style/noDefaultExport: what it exports
  export default class Bot extends EventEmitter {
    constructor(options: { token: string; verify: string; app_secret: string; graph_url?: string });
    on(event: 'message' | 'echo', heard: (payload: Payload, reply: Reply) => void): this;
    on(event: 'postback' | 'error', heard: (...given: never[]) => void): this;
    middleware(): (req: IncomingMessage, res: ServerResponse) => void;
    sendMessage(id: string, message: object): Promise<{ message_id?: string } | string>;
    getProfile(id: string): Promise<{ first_name: string }>;
  }
}
