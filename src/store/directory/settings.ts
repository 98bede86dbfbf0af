import { type Awaitable, chain } from '../../base/awaitable.ts';
import { Reads } from '../reads.ts';
import { find, put, remove } from '../rows.ts';
import { SETTING } from './tables.ts';

const byName = find(SETTING, ['name']);
const putOne = put(SETTING, ['name']);
const removeOne = remove(SETTING, ['name']);

/** What is kept of the store itself, by names: the clock, the record of the demo. */
export class SettingRows extends Reads {
  get(name: string): Awaitable<string | undefined> {
    return chain(this.connection.one(byName, { name }), (found) => found?.value);
  }
}

/** Changes it. */
export class SettingRowsWriter extends SettingRows {
  async put(name: string, value: string): Promise<void> {
    await this.connection.run(putOne, { name, value });
  }
  async remove(name: string): Promise<void> {
    await this.connection.run(removeOne, { name });
  }
}
