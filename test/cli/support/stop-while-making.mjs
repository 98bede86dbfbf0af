// Loaded before the program (`--import`): sends it SIGINT while it makes a store, as Ctrl+C may.
import { DatabaseSync } from 'node:sqlite';

const { exec } = DatabaseSync.prototype;
let isSent = false;
DatabaseSync.prototype.exec = function (sql) {
  exec.call(this, sql);
  if (isSent || !sql.includes('journal_mode')) return;
  isSent = true;
  process.kill(process.pid, 'SIGINT');
};
