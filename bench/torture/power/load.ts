import { openSync, writeSync } from 'node:fs';
import { createApp } from '../../../src/admin/apps.ts';
import { createPage } from '../../../src/admin/pages.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { seededRandom } from '../../../src/base/random.ts';
import { type House, openHouse } from '../../../src/house/house.ts';
import { install } from '../../install.ts';
import { type Claim, written } from '../claims.ts';
import { SHOP, writeDownloads } from '../imports/downloads.ts';
import { importAll } from '../imports/running.ts';
import { serve } from '../server/serving.ts';
import { writeByServer } from '../server/writes.ts';
import { importClaims } from './import-claims.ts';
import { claimingReceiver } from './webhooks.ts';
import { writeToHouse } from './writes.ts';

// What is recorded: `load.ts DATA CLAIMS DOWNLOADS SEED WRITES OPENINGS`. Writes to a store from
// many sides at once, and says of each write, once it is acknowledged, what has to be there from then on.
const [dataDir = '', claimsFile = '', folder = '', seed = '', ...numbers] = process.argv.slice(2);
const [writes = 0, openings = 0] = numbers.map(Number);

/** How many write at the same time. */
const WRITERS = 8;
/** How many of them by a server, where one runs beside. */
const CLIENTS = 4;

/**
 * Pages of the log from which it is copied into the database: few, or the log would begin anew too
 * seldom in a recording of some seconds.
 */
const CHECKPOINT_PAGES = 30;

/** What is imported beside: enough for several transactions. */
const DOWNLOADS = { threads: 12, long: [600], pictures: 10, dialogues: 40 };

const acknowledged = openSync(claimsFile, 'a');
const claim = (one: Claim): void => void writeSync(acknowledged, written(one));

/** What other processes do to the store meanwhile; each time the store is opened, another. */
const BESIDE = [alone, besideServer, besideImport];

const random = seededRandom(seed);
for (const [i, write] of BESIDE.slice(0, openings).entries()) {
  const workings = { checkpointPages: CHECKPOINT_PAGES };
  const outbound = claimingReceiver(claim);
  const spec = { dataDir, clock: systemClock, random, env: {}, workings, outbound };
  const house = await openHouse(spec);
  await house.delivery.start();
  const app = await createApp(house, { name: `App ${i}` });
  claim({ is: 'app', id: app.id });
  const page = await createPage(house, { name: `Page ${i}` });
  claim({ is: 'page', id: page.id });
  await install(house, { app: app.id, page, callback: 'https://bot.example/webhook' });
  const times = Math.ceil(writes / openings / WRITERS);
  await write(house, async (isOver) => {
    const writers = Array.from({ length: WRITERS }, (_, n) => {
      const chance = seededRandom(`${seed} ${i} ${n}`);
      return writeToHouse({ house, app: app.id, page, claim }, { times, isOver }, chance);
    });
    await Promise.all(writers);
  });
  await house.delivery.settled();
  await house.close();
}

/** Writes so often as is asked for, or more, until it is over. */
type Write = (isOver?: () => boolean) => Promise<void>;

function alone(_: House, write: Write): Promise<void> {
  return write();
}

/** Beside a server whose control plane is asked, until it is killed. */
async function besideServer(_: House, write: Write): Promise<void> {
  const server = await serve(dataDir);
  const clients = Array.from({ length: CLIENTS }, (_, n) =>
    writeByServer(server, claim, seededRandom(`${seed} server ${n}`)),
  );
  await write();
  await server.kill();
  await Promise.all(clients);
}

/** Beside an import with its media. */
async function besideImport(house: House, write: Write): Promise<void> {
  await createPage(house, { name: SHOP });
  const { second, messages } = writeDownloads(folder, seededRandom(seed), DOWNLOADS);
  let isOver = false;
  const importing = importAll(dataDir, second).finally(() => {
    isOver = true;
  });
  await Promise.all([importing, write(() => isOver)]);
  for (const one of importClaims(second, messages)) claim(one);
}
