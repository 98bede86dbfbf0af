import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extensionOf, HEAD_BYTES, sniff } from '../../src/media/sniff.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const box = (brand: string) => bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0`);
const ogg = (packet: string) => bytes(`OggS\0\x02${'\0'.repeat(20)}\x01\x1e${packet}`);
const demo = join(import.meta.dirname, '../../src/demo/media');
/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes. */
const mp3Frame = Buffer.concat([bytes('\xff\xfb\x90\x00'), Buffer.alloc(413)]);
/** AAC-LC in ADTS, 44.1 kHz, 32 bytes. */
const aacFrame = Buffer.concat([bytes('\xff\xf1\x50\x80\x04\x1f\xfc'), Buffer.alloc(25)]);

describe('the first bytes of a file', () => {
  it.each<[string, Buffer, string]>([
    ['jpeg', bytes('\xff\xd8\xff\xe1\0\x10Exif'), 'image/jpeg'],
    ['png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'image/png'],
    ['gif', bytes('GIF89a\x01\0\x01\0'), 'image/gif'],
    ['old gif', bytes('GIF87a\x01\0\x01\0'), 'image/gif'],
    ['webp', bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
    ['bmp', bytes('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'), 'image/bmp'],
    ['avif', box('avif'), 'image/avif'],
    ['heic', box('heic'), 'image/heic'],
    ['mp4', box('isom'), 'video/mp4'],
    ['mp4 of a phone', box('mp42'), 'video/mp4'],
    ['mov', box('qt  '), 'video/quicktime'],
    ['3gp', box('3gp4'), 'video/3gpp'],
    ['3g2', box('3g2a'), 'video/3gpp2'],
    ['m4a', box('M4A '), 'audio/mp4'],
    ['webm', bytes('\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm'), 'video/webm'],
    ['ogg of Opus', ogg('OpusHead\x01'), 'audio/ogg'],
    ['ogg of Vorbis', ogg('\x01vorbis\0'), 'audio/ogg'],
    ['ogg of Theora', ogg('\x80theora\x03'), 'video/ogg'],
    ['mp3 with tag', bytes('ID3\x03\0\0\0\0\0\x23TSSE'), 'audio/mpeg'],
    ['mp3 of frames', Buffer.concat([mp3Frame, mp3Frame]), 'audio/mpeg'],
    ['mp3 of one frame', mp3Frame, 'audio/mpeg'],
    ['aac of frames', Buffer.concat([aacFrame, aacFrame]), 'audio/aac'],
    ['avi', bytes('RIFF\x24\0\0\0AVI LIST'), 'video/x-msvideo'],
    ['wav', bytes('RIFF\x24\0\0\0WAVEfmt '), 'audio/wav'],
    ['flac', bytes('fLaC\0\0\0\x22'), 'audio/flac'],
    ['amr', bytes('#!AMR\n\x3c'), 'audio/amr'],
    ['wide-band amr', bytes('#!AMR-WB\n\x3c'), 'audio/amr-wb'],
    ['pdf', bytes('%PDF-1.7\n'), 'application/pdf'],
  ])('tell a %s', (_, head, mime) => {
    expect(sniff(head)).toBe(mime);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['SVG with a declaration', bytes('<?xml version="1.0"?><svg/>')],
    ['SVG after a byte order mark', bytes('\xef\xbb\xbf<svg/>')],
    ['SVG in UTF-16', Buffer.from('\ufeff<svg/>', 'utf16le')],
    ['compressed SVG', bytes('\x1f\x8b\x08\0\0\0\0\0')],
    ['HTML', bytes('<!doctype html><script>alert(1)</script>')],
    ['HTML that names a gif later', bytes('<html>GIF89a')],
    ['a PDF that begins as HTML', bytes('<html>\n%PDF-1.4')],
    ['XML', bytes('\n <?xml version="1.0"?>')],
    ['plain words', bytes('BMW, RIFF and ID3 are words')],
    ['JavaScript', bytes('alert(1)')],
    ['a zip, and so a docx', bytes('PK\x03\x04\x14\0\x06\0')],
    ['a program', bytes('\x7fELF\x02\x01\x01')],
    ['mkv', bytes('\x1aE\xdf\xa3\x9fB\x82\x88matroska')],
    ['an unknown brand', box('crx ')],
    ['an unknown RIFF', bytes('RIFF\x24\0\0\0ACONLIST')],
    ['an unknown Ogg', ogg('PCM     ')],
    ['a sync word alone', Buffer.concat([mp3Frame, Buffer.alloc(417)])],
    ['free bitrate', bytes('\xff\xfb\x00\x00')],
    ['half a PNG signature', bytes('\x89PNG')],
  ])('do not take %s for media', (_, head) => {
    expect(sniff(head)).toBeUndefined();
  });

  it('never take what begins with a tag for media, whatever follows', () => {
    const start = fc.constantFrom('<', ' <', '\n<', '\xef\xbb\xbf<', '\xff\xfe<\0', '\xfe\xff\0<');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 600 }), (tag, rest) => {
        expect(sniff(Buffer.concat([bytes(tag), rest]))).toBeUndefined();
      }),
    );
  });

  it('take any bytes without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (head) => {
        expect(['string', 'undefined']).toContain(typeof sniff(head));
      }),
    );
  });

  it.each(readdirSync(demo))('give %s of the demo its own ending', (file) => {
    const head = readFileSync(join(demo, file)).subarray(0, HEAD_BYTES);
    const mime = sniff(head);
    expect(mime).toBeDefined();
    expect(`.${extensionOf(mime)}`).toBe(extname(file));
  });
});

describe('the ending of a type', () => {
  it.each([
    ['image/jpeg', 'jpg'],
    ['Audio/MPEG; codecs=mp3', 'mp3'],
    ['text/html', 'bin'],
    ['image/svg+xml', 'bin'],
    ['constructor', 'bin'],
    [undefined, ''],
  ])('of %s is %s', (mime, extension) => {
    expect(extensionOf(mime)).toBe(extension);
  });
});
