import { createApp } from '../../../src/admin/apps.ts';
import type { PersonRow } from '../../../src/store/page/people.ts';
import type { Platform } from '../../../src/store/page/platform.ts';
import { type Play, play, subscribe } from '../../acts/play.ts';
import type { Json } from '../../support/world.ts';

/** What makes a recording, by a customer of its own; gives what the app was told. */
type Cause = () => Promise<string>;

/** Causes by the recordings that they make. */
export type Causes = (cast: Cast) => Readonly<Record<string, Cause>>;

/** Who does what others recorded; of the events before it nobody asks. */
export class Cast {
  readonly p: Play;
  /** An app that only listens. */
  readonly listener: string;

  constructor(p: Play, listener: string) {
    this.p = p;
    this.listener = listener;
  }

  someone(platform: Platform = 'MESSENGER'): Promise<PersonRow> {
    return this.p.customer('Maya', platform);
  }

  /** A customer does something. */
  async acting(verb: string, body: object, platform?: Platform, app?: string): Promise<string> {
    const maya = await this.someone(platform);
    await this.p.heard(app);
    await this.p.does(verb, maya, body);
    return this.p.heardTogether(app);
  }

  /** The same, after the Page has written. */
  async answering(
    message: string | object,
    verb: string,
    body: object,
    platform?: Platform,
    app?: string,
  ): Promise<string> {
    const maya = await this.someone(platform);
    await this.p.sends(maya, message);
    await this.p.heard(app);
    await this.p.does(verb, maya, body);
    return this.p.heardTogether(app);
  }

  /** The Page writes. */
  async sending(message: string | object, platform?: Platform, app?: string): Promise<string> {
    const maya = await this.someone(platform);
    await this.p.heard(app);
    await this.p.sends(maya, message);
    return this.p.heardTogether(app);
  }

  /** A customer writes this, one after the other. */
  async saying(...texts: string[]): Promise<string> {
    const maya = await this.someone();
    for (const text of texts) await this.p.does('say', maya, { text });
    return this.p.heardTogether();
  }

  /** The items of a recording, told raw. */
  async raw(recording: Json): Promise<string> {
    await this.p.heard();
    const platform = recording.object === 'instagram' ? 'INSTAGRAM' : 'MESSENGER';
    const told = { platform, field: 'messages' };
    for (const { messaging = [], standby = [] } of recording.entry) {
      for (const item of messaging) await this.p.post('/events/raw', { item, ...told });
      for (const item of standby) {
        await this.p.post('/events/raw', { item, ...told, standby: true });
      }
    }
    return this.p.heardTogether();
  }
}

/** A cast for all tests of a file. */
export async function cast(): Promise<Cast> {
  const p = await play();
  const { id } = await createApp(p.world.server, { name: 'Listener' });
  await subscribe(p.world, id);
  return new Cast(p, id);
}
