import { statement } from '../statement.ts';

export const settingByName = statement<{ name: string }, string>(
  (db, p) => db.selectFrom('setting').select('value').where('name', '=', p.name),
  (row) => row[0] as string,
);
export const putSetting = statement<{ name: string; value: string }>((db, p) =>
  db
    .insertInto('setting')
    .values({ name: p.name, value: p.value })
    .onConflict((c) => c.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') }))),
);
