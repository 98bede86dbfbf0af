import type { Command } from 'commander';
import { systemClock } from '../config/clock.ts';
import { isLoopback, readServerConfig, type ServerFlags } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { systemRandom } from '../config/random.ts';
import type { DemoFacts } from '../demo/facts.ts';
import { openDemo } from '../demo/open.ts';
import { OtherStoreError } from '../demo/seed.ts';
import { welcome } from '../demo/welcome.ts';
import { VERSIONS } from '../graph/versions.ts';
import { Failure } from './failure.ts';
import { collectEarly, keepYoungSmall } from './heap.ts';
import { type House, openHouse } from './house.ts';
import { listen } from './listen.ts';
import { examples, serverCommand } from './options.ts';
import { print } from './output.ts';
import { untilStopped } from './until-stopped.ts';

/** `convograph demo`: a small invented business, made in the data directory if there is none. */
export function demoCommand(): Command {
  return serverCommand('demo', 'Serve a small invented business, made if there is none')
    .addHelpText('after', examples('demo', 'demo --port 0 --json', 'demo --data ./elsewhere'))
    .action(demo);
}

async function demo(flags: ServerFlags): Promise<void> {
  const config = readServerConfig(flags, readEnv(process.env), VERSIONS);
  const { dataDir, json } = config;
  const house = await openHouse({
    dataDir,
    clock: systemClock,
    random: systemRandom,
    env: process.env,
  });
  // Its people are invented; on a network they are shown to whoever has the control key all the same.
  const loginDialog = isLoopback(config.host) ? 'open' : 'key';
  const { facts, listening } = await open(house, { ...config, loginDialog }).catch(
    async (error: unknown) => {
      await house.close();
      throw error;
    },
  );
  const { url } = listening;
  const { controlKey } = house;
  const text = welcome({ url, facts, dataDir, controlKey });
  print({ json }, readyLine(url, facts, controlKey), text);
  keepYoungSmall();
  collectEarly();
  await untilStopped(listening, house);
}

async function open(house: House, config: Parameters<typeof listen>[1]) {
  try {
    const facts = await openDemo(house);
    return { facts, listening: await listen(house, config) };
  } catch (error) {
    if (!(error instanceof OtherStoreError)) throw error;
    throw new Failure(
      `The directory ${house.dataDir} holds another store: choose one for the demo with --data, or serve this one with \`npx convograph serve\`.`,
    );
  }
}

/** What `--json` prints: later work adds keys, never renames them. */
const readyLine = (url: string, facts: DemoFacts, controlKey: string) => ({
  url,
  app_id: facts.appId,
  app_secret: facts.appSecret,
  inbox_app_id: facts.inboxAppId,
  page_id: facts.pageId,
  page_token: facts.pageToken,
  user_token: facts.userToken,
  instagram_token: facts.instagramToken,
  instagram_id: facts.instagramId,
  psid: facts.psid,
  send_psid: facts.sendPsid,
  igsid: facts.igsid,
  conversation_id: facts.conversationId,
  instagram_conversation_id: facts.instagramConversationId,
  message_id: facts.messageId,
  control_key: controlKey,
});
