import { setTimeout } from 'node:timers/promises';
import { Queue } from '../../../src/delivery/queue.ts';
import { PageWriter } from '../../../src/store/page/writer.ts';
import { Store } from '../../../src/store/store.ts';

// Loaded before everything else of a server that is tortured. For the bench alone: what is taken away
// here can be set nowhere in the product. What it does wrong is what the harness has to find.
const { TORTURE_WEAKEN: how } = process.env;

/** How much too early a change is acknowledged, in ms. */
const EARLY = 10;

// Whoever waits for a transaction goes on with what it would give, before it is begun.
if (how === 'acknowledged') {
  const { transaction } = Store.prototype;
  Store.prototype.transaction = async function (change, group) {
    const given = await this.rehearsal().transaction(change);
    // What is refused by then is lost like what a kill loses: the harness has to find it.
    const late = setTimeout(EARLY).then(() => transaction.call(this, change, group));
    late.catch(() => undefined);
    return given as never;
  };
}

// An event is done with when it is sent, not when it was answered.
if (how === 'cursor') {
  const { takeWaiting } = Queue.prototype;
  Queue.prototype.takeWaiting = function (most) {
    const events = takeWaiting.call(this, most);
    this.done(events.map(({ no }) => no));
    return events;
  };
}

// The next event of a conversation is sent while the one before it is under way.
if (how === 'order') {
  const { takeWaiting } = Queue.prototype;
  Queue.prototype.takeWaiting = function (most) {
    const events = takeWaiting.call(this, most);
    this.free(events.map(({ body }) => (body as { conversation: number }).conversation));
    return events;
  };
}

// Who controls a conversation is another without a step of its history, every third time.
if (how === 'history') {
  const { setThreadControl } = PageWriter.prototype;
  let times = 0;
  PageWriter.prototype.setThreadControl = async function (no, control) {
    await setThreadControl.call(
      this,
      no,
      times++ % 3 === 0 ? { app: undefined, until: 0 } : control,
    );
  };
}
