import { describe, expect, it } from 'vitest';
import { Disk } from '../../bench/torture/power/disk.ts';
import { TraceReader } from '../../bench/torture/power/recording.ts';
import { alone, type Call } from '../../bench/torture/power/step.ts';
import { WAYS, type Way } from '../../bench/torture/power/ways.ts';
import { seededRandom } from '../../src/base/random.ts';

const at = (path: string): string => `/disk/${path}`;
const write = (path: string, where: number, text: string): Call => ({
  call: 'write',
  path: at(path),
  at: where,
  bytes: Buffer.from(text),
});
const create = (path: string): Call => ({
  call: 'open',
  path: at(path),
  creates: true,
  truncates: false,
});
const sync = (path: string): Call => ({ call: 'sync', path: path === '' ? '/disk' : at(path) });
const rename = (from: string, to: string): Call => ({ call: 'rename', from: at(from), to: at(to) });

/** A disk with a file of eight bytes, on which calls were done one after another. */
function diskAfter(...calls: readonly Call[]): Disk {
  const disk = new Disk('/disk', new Map([['file', Buffer.from('........')]]));
  for (const [id, call] of calls.entries()) for (const step of alone(id, call)) disk.step(step);
  return disk;
}

/** What each of the ways may leave, over many chances: texts of files by name, sorted. */
function leftBy(disk: Disk): Record<Way, string[]> {
  const left = WAYS.map((way) => {
    const seen = Array.from({ length: 200 }, (_, n) => {
      const image = disk.image(way, seededRandom(`${way} ${n}`));
      const texts = [...image].map(([path, bytes]) => `${path}=${bytes?.toString() ?? '/'}`);
      return texts.toSorted().join(' ');
    });
    return [way, [...new Set(seen)].toSorted()];
  });
  return Object.fromEntries(left);
}

describe('what a power cut leaves', () => {
  it('is of a file what was synced, and any of what was not', () => {
    const disk = diskAfter(
      write('file', 0, 'AB'),
      sync('file'),
      write('file', 2, 'CD'),
      write('file', 4, 'EF'),
    );
    expect(leftBy(disk)).toEqual({
      synced: ['file=AB......'],
      all: ['file=ABCDEF..'],
      sectors: ['file=AB......', 'file=AB..EF..', 'file=ABCD....', 'file=ABCDEF..'],
      'first lost': ['file=AB......', 'file=AB..EF..'],
      'last lost': ['file=AB......', 'file=ABCD....'],
    });
  });

  it('is of a long write any of its sectors', () => {
    const disk = diskAfter(write('file', 510, 'xxyy'));
    const { sectors } = leftBy(disk);
    const hole = `........${'\0'.repeat(502)}`;
    const parts = ['........', `${hole}xx`, `${hole}\0\0yy`, `${hole}xxyy`];
    expect(sectors).toEqual(parts.map((text) => `file=${text}`).toSorted());
  });

  it('holds a write that had not ended when the sync began for not synced', () => {
    const disk = diskAfter();
    const [begins, ends] = alone(1, write('file', 0, 'AB'));
    const [syncs, synced] = alone(2, sync('file'));
    for (const step of [begins, syncs, ends, synced]) if (step) disk.step(step);
    expect(leftBy(disk).synced).toEqual(['file=........']);
  });

  it('holds a sync that has not ended, or has failed, for none', () => {
    const disk = diskAfter(write('file', 0, 'AB'));
    const [syncs, synced] = alone(1, sync('file'));
    if (syncs) disk.step(syncs);
    expect(leftBy(disk).synced).toEqual(['file=........']);
    if (synced) disk.step({ ...synced, result: -1 });
    expect(leftBy(disk).synced).toEqual(['file=........']);
  });

  it('gives back what was cut off, until that is synced', () => {
    const cut: Call = { call: 'resize', path: at('file'), size: 3 };
    expect(leftBy(diskAfter(cut)).synced).toEqual(['file=........']);
    expect(leftBy(diskAfter(cut, sync('file'))).synced).toEqual(['file=...']);
  });

  it('loses a synced file whose folder was not', () => {
    const made = [create('new'), write('new', 0, 'AB'), sync('new')];
    const left = leftBy(diskAfter(...made));
    expect(left.synced).toEqual(['file=........']);
    expect(left.all).toEqual(['file=........ new=AB']);
    expect(leftBy(diskAfter(...made, sync(''))).synced).toEqual(['file=........ new=AB']);
  });

  it('undoes a rename and a removal, each as a whole, until their folder is synced', () => {
    const moved = diskAfter(rename('file', 'other'));
    expect(leftBy(moved).sectors).toEqual(['file=........', 'other=........']);
    expect(leftBy(moved).synced).toEqual(['file=........']);
    const gone = { call: 'unlink', path: at('file') } as const;
    expect(leftBy(diskAfter(gone)).synced).toEqual(['file=........']);
    expect(leftBy(diskAfter(gone, sync(''))).synced).toEqual(['']);
  });

  it('leaves nothing of a folder that has no name on the disk', () => {
    const made: Call[] = [
      { call: 'mkdir', path: at('in') },
      create('in/new'),
      write('in/new', 0, 'AB'),
      sync('in/new'),
      sync('in'),
    ];
    expect(leftBy(diskAfter(...made)).synced).toEqual(['file=........']);
    expect(leftBy(diskAfter(...made, sync(''))).synced).toEqual(['file=........ in/new=AB in=/']);
  });
});

describe('a recording', () => {
  const hex = (text: string): string =>
    [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const read = (...lines: readonly string[]) => {
    const reader = new TraceReader({ folder: '/disk', acknowledgements: '/said' });
    for (const line of lines) reader.line(line);
    return reader.steps;
  };

  it('tells what overlaps apart, and leaves out what it is not about', () => {
    const file = `3<${hex('/disk/file')}>`;
    const steps = read(
      `7  pwrite64(${file}, "${hex('AB')}", 2, 4 <unfinished ...>`,
      `8  fdatasync(${file} <unfinished ...>`,
      `7  <... pwrite64 resumed>) = 2`,
      `9  write(4<${hex('/elsewhere')}>, "${hex('x')}", 1) = 1`,
      `9  pwrite64(5<${hex('/disk/file-shm')}>, "${hex('x')}", 1, 0) = 1`,
      `8  <... fdatasync resumed>)  = 0`,
      `9  write(6<${hex('/said')}>, "${hex('done')}", 4) = 4`,
    );
    const told = steps.map(({ call, result }) => `${call.call} ${result ?? 'begins'}`);
    expect(told).toEqual([
      'write begins',
      'sync begins',
      'write 2',
      'sync 0',
      'acknowledge begins',
      'acknowledge 4',
    ]);
    expect(steps[0]?.call).toEqual(write('file', 4, 'AB'));
  });

  it('knows where a write goes that does not say so', () => {
    const path = hex('/disk/new');
    const steps = read(
      `7  openat(AT_FDCWD<${hex('/')}>, "${path}", O_WRONLY|O_CREAT|O_CLOEXEC, 0600) = 3<${path}>`,
      `7  writev(3<${path}>, [{iov_base="${hex('AB')}", iov_len=2}, {iov_base="${hex('C')}", iov_len=1}], 2) = 3`,
      `7  write(3<${path}>, "${hex('D')}", 1) = 1`,
    );
    const writes = steps.filter(
      ({ call, result }) => call.call === 'write' && result === undefined,
    );
    expect(writes.map(({ call }) => call)).toEqual([write('new', 0, 'ABC'), write('new', 3, 'D')]);
  });

  it('is refused where files change in a way that a rebuild does not know', () => {
    const path = hex('/disk/file');
    const mapped = `7  mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 3<${path}>, 0) = 0x7f00`;
    expect(() => read(mapped)).toThrow('mmap of /disk/file');
    expect(() => read(`7  fallocate(3<${path}>, 0, 0, 4096) = 0`)).toThrow('fallocate');
  });
});
