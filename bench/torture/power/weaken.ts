import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

// Loaded before everything else of a program under the power cut, its threads and its children. For
// the bench alone: what is taken away here can be set nowhere in the product.
const { TORTURE_OFF: off, TORTURE_NO_SYNC: noSync } = process.env;

// A pattern of what SQLite is told, in whose place it is told OFF.
if (off) {
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql.replace(new RegExp(`(synchronous\\s*=\\s*)(?:${off})`, 'i'), '$1off'));
  };
}

// The sync of the log that is ours, beside SQLite's: it says that it is done, and does nothing.
if (noSync) {
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
