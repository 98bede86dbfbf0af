import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** Connections that are kept for later: so many in all. */
const MOST_IDLE = 128;
/** Milliseconds for which one is. */
const IDLE_MS = 20_000;

const KEPT: AgentOptions = {
  keepAlive: true,
  maxFreeSockets: 32,
  timeout: IDLE_MS,
};

/** Whether one more connection may be kept. */
const hasRoom = ({ freeSockets }: Pick<HttpAgent, 'freeSockets'>): boolean =>
  Object.values(freeSockets).reduce((sum, each) => sum + (each?.length ?? 0), 0) < MOST_IDLE;

class PlainAgent extends HttpAgent {
  override keepSocketAlive(socket: Duplex): boolean {
    return hasRoom(this) && Boolean(super.keepSocketAlive(socket));
  }
}

class SecureAgent extends HttpsAgent {
  override keepSocketAlive(socket: Duplex): boolean {
    return hasRoom(this) && Boolean(super.keepSocketAlive(socket));
  }
}

/**
 * What keeps connections for the next request to the same origin.
 * @param ca certificates of the authorities that are trusted; node's own without it
 */
export const agents = (ca?: readonly string[]) => ({
  'http:': new PlainAgent(KEPT),
  // NODE_TLS_REJECT_UNAUTHORIZED is not asked.
  'https:': new SecureAgent({ ...KEPT, rejectUnauthorized: true, ...(ca && { ca: [...ca] }) }),
});
