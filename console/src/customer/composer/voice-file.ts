/** What the samples of a voice message are, a second of them. */
const RATE = 8_000;
const SECONDS = 2;

/** A voice message without a microphone: two soft notes, as a WAV file. */
export function voiceFile(): File {
  const count = RATE * SECONDS;
  const bytes = new DataView(new ArrayBuffer(44 + count));
  const put = (at: number, text: string) => {
    for (const [i, letter] of [...text].entries()) bytes.setUint8(at + i, letter.charCodeAt(0));
  };
  put(0, 'RIFF');
  bytes.setUint32(4, 36 + count, true);
  put(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, RATE, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  put(36, 'data');
  bytes.setUint32(40, count, true);
  for (let i = 0; i < count; i++) {
    const note = i < count / 2 ? 330 : 262;
    const fade = 1 - (i % (count / 2)) / (count / 2);
    bytes.setUint8(44 + i, 128 + Math.round(40 * fade * Math.sin((2 * Math.PI * note * i) / RATE)));
  }
  return new File([bytes.buffer], 'voice.wav', { type: 'audio/wav' });
}
