import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

// Loaded before everything else of a program under the power cut, its threads and its children. For
// the bench alone: what is taken away here can be set nowhere in the product.
const { TORTURE_SYNCHRONOUS: synchronous, TORTURE_LOG_PAGES: pages } = process.env;

// A log of the usual size begins anew too seldom for a recording of a few seconds.
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  const weakened = synchronous ? sql.replace(/(synchronous\s*=\s*)\w+/i, `$1${synchronous}`) : sql;
  exec.call(this, weakened);
  if (pages && /synchronous\s*=/i.test(sql))
    exec.call(this, `pragma wal_autocheckpoint = ${pages}`);
};

// The sync of the log that is ours, beside SQLite's: it says that it is done, and does nothing.
if (process.env.TORTURE_NO_SYNC) {
  const handle = await fs.promises.open(process.execPath);
  Object.getPrototypeOf(handle).datasync = async () => {};
  await handle.close();
  fs.fdatasyncSync = () => {};
  fs.fdatasync = Object.assign(
    (_: number, callback: fs.NoParamCallback) => setImmediate(callback, null),
    {
      __promisify__: async () => {},
    },
  );
  syncBuiltinESMExports();
}
