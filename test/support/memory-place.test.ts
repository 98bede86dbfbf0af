import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { placeOfRun } from './memory-place.ts';

const GIB = 1_073_741_824;
const DISK = '/dev/vda / ext4 rw,relatime 0 0';
const SHARED = 'tmpfs /dev/shm tmpfs rw,relatime,size=24683620k 0 0';

const looks = (mounts: string, free = 20 * GIB) => ({ mounts: () => mounts, free: () => free });

describe('temporary files of a run', () => {
  it('lie in memory where there is enough', () => {
    expect(placeOfRun({}, looks(`${DISK}\n${SHARED}\n`))).toBe('/dev/shm');
  });

  it.each([
    ['no such folder is there', looks(DISK)],
    ['it lies on a disk', looks(`${DISK}\n/dev/vdb /dev/shm ext4 rw 0 0`)],
    ['it is as small as in a container', looks(SHARED, GIB / 16)],
    ['nothing in it may be run', looks('shm /dev/shm tmpfs rw,nosuid,nodev,noexec 0 0')],
    ['it may only be read', looks('shm /dev/shm tmpfs ro,relatime 0 0')],
  ])('lie where the system has them if %s', (_, looked) => {
    expect(placeOfRun({}, looked)).toBe(tmpdir());
  });

  it.each(['TMPDIR', 'TEMP', 'TMP'])('lie where %s says', (name) => {
    expect(placeOfRun({ [name]: '/elsewhere' }, looks(SHARED))).toBe(tmpdir());
  });
});
