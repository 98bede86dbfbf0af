/** What Meta says was sent, by language: how a sentence goes on after a name, if it has one. */
const SENT = [
  // German, Dutch.
  '(?:hat|hast) (?:eine?n? )?(?:anhang|foto|video|sprachnachricht|sticker|gif|link)s? (?:gesendet|verschickt)',
  '(?:heeft|hebt) een (?:bijlage|foto|video|spraakbericht|sticker|gif|link) (?:verstuurd|verzonden|gestuurd)',
  // French, Italian, Spanish, Portuguese, Romanian.
  '(?:a|avez|as) envoyé (?:une? )(?:pièce jointe|photo|vidéo|message vocal|autocollant|sticker|gif|lien)',
  "(?:ha|hai) inviato un(?:a |'| )(?:allegato|foto|video|messaggio vocale|adesivo|sticker|gif|link)",
  '(?:envió|enviaste|(?:ha|has) enviado) una? (?:archivo adjunto|adjunto|foto|v[ií]deo|mensaje de voz|sticker|gif|enlace)',
  '(?:enviou|enviaste) uma? (?:anexo|foto|vídeo|mensagem de voz|áudio|figurinha|autocolante|sticker|gif|link)',
  '(?:a|ai) trimis (?:un|o) (?:fișier atașat|atașament|fotografie|videoclip|mesaj vocal|autocolant|gif)',
  // Swedish, Danish, Norwegian, Finnish.
  'skickade (?:en|ett) (?:bilaga|foto|bild|video|röstmeddelande|klistermärke|gif)',
  '(?:har sendt|sendte) (?:en|et) (?:vedhæftet fil|vedhæftning|billede|foto|video|talebesked|klistermærke|vedlegg|bilde|talemelding|klistremerke|gif)',
  'lähetti (?:liitteen|kuvan|valokuvan|videon|ääniviestin|tarran|gifin|gif-kuvan)',
  // Polish, Czech, Russian, Ukrainian.
  '(?:wysłał|wysłała|wysłał\\(a\\)) (?:załącznik|zdjęcie|film|wiadomość głosową|naklejkę|gif)',
  '(?:poslal|poslala|poslal\\(a\\)) (?:přílohu|fotku|video|hlasovou zprávu|nálepku|gif)',
  '(?:отправил|отправила|отправил\\(а\\)) (?:вложение|фото|видео|голосовое сообщение|наклейку|стикер|gif)',
  '(?:надіслав|надіслала|надсилає) (?:вкладення|фото|відео|голосове повідомлення|наклейку|gif)',
  // Turkish, Indonesian, Vietnamese.
  'bir (?:ek|fotoğraf|video|sesli mesaj|çıkartma|gif) gönderdi',
  'mengirim (?:sebuah )?(?:lampiran|foto|video|pesan suara|stiker|gif)',
  'đã gửi (?:một|1) (?:tệp đính kèm|file đính kèm|ảnh|video|tin nhắn thoại|nhãn dán|gif)',
].map((rest) => new RegExp(`^(?:.+ )?${rest}\\.?$`, 'iu'));

/** What stands in place of something that a download does not show (wire.md 14.20). */
const SENTENCES = [
  /^.+ sent (?:you )?(?:an? )?(?:attachment|photo|video|voice message|audio(?: message)?|gif|sticker|file|link|post|reel|story|(?:live )?location)s?\.?$/i,
  /^sent (?:you )?(?:an? )?(?:attachment|photo|video|voice message|gif|sticker|file)\.?$/i,
  /^.+ shared an? (?:link|post|story|reel|photo|video|profile|location|album)\.?$/i,
  /^(?:.+ )?liked a message\.?$/i,
  /^(?:.+ )?reacted .{1,40} to your message\.?$/i,
  /^.+ unsent a message\.?$/i,
  ...SENT,
  /^.+さんが(?:添付ファイル|写真|動画|ボイスメッセージ|音声メッセージ|スタンプ|GIF)を送信しました。?$/i,
  /^(?:.+ )?(?:a aimé un message|a réagi .{1,40} à votre message)\.?$/i,
  /^(?:.+ )?(?:curtiu uma mensagem|reagiu .{1,40} à sua mensagem)\.?$/i,
  /^(?:.+ )?(?:le gustó un mensaje|reaccionó .{1,40} a tu mensaje)\.?$/i,
] as const;

/** Longer than any of Meta's sentences with any name in it. */
const LONGEST = 400;

/** Whether a text is what Meta writes where it does not show what was said. */
export const isMetas = (text: string): boolean =>
  text.length <= LONGEST && SENTENCES.some((each) => each.test(text));
