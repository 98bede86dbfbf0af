/*
 * Our own stickers, as SVG on a square of 240: `node scripts/stickers.ts` makes pictures of them. A
 * picture that is out in the world keeps its bytes, since messages name it: what looks otherwise is
 * another drawing.
 */

const INK = '#2f2a3a';

/** The head of Pip the cat, with a face and what is beside it. */
const cat = (face: string, beside = ''): string => `
  <path d="M52 98 L46 34 L98 62 Z" fill="#f2a23a" stroke="${INK}" stroke-width="6"/>
  <path d="M188 98 L194 34 L142 62 Z" fill="#f2a23a" stroke="${INK}" stroke-width="6"/>
  <path d="M58 78 L56 52 L80 64 Z" fill="#ffd9b0"/>
  <path d="M182 78 L184 52 L160 64 Z" fill="#ffd9b0"/>
  <ellipse cx="120" cy="124" rx="84" ry="74" fill="#f2a23a" stroke="${INK}" stroke-width="6"/>
  <path d="M104 54 Q120 84 136 54" fill="#d97f1f"/>
  <ellipse cx="120" cy="150" rx="44" ry="34" fill="#fff1dd"/>
  <path d="M112 134 L128 134 L120 144 Z" fill="#d8627a"/>
  <g fill="none" stroke="${INK}" stroke-width="4">
    <path d="M30 128 L66 136 M28 150 L66 150 M210 128 L174 136 M212 150 L174 150"/>
  </g>
  ${face}${beside}`;

const line = (d: string, width = 6): string =>
  `<path d="${d}" fill="none" stroke="${INK}" stroke-width="${width}"/>`;

const SMILE = line('M98 152 Q109 164 120 150 Q131 164 142 152', 5);

const heart = (x: number, y: number, size: number, fill = '#e8415c'): string =>
  `<path transform="translate(${x} ${y}) scale(${size / 100})" d="M0 30 C-60 -10 -45 -55 -18 -50 C-6 -48 0 -36 0 -30 C0 -36 6 -48 18 -50 C45 -55 60 -10 0 30 Z" fill="${fill}" stroke="${INK}" stroke-width="${(500 / size).toFixed(1)}"/>`;

/** A speech bubble with a word or two in it. */
const bubble = (fill: string, lines: readonly string[], size: number, beside = ''): string => `
  <path d="M38 40 H202 Q218 40 218 56 V146 Q218 162 202 162 H118 L76 206 L82 162 H38 Q22 162 22 146 V56 Q22 40 38 40 Z" fill="${fill}" stroke="${INK}" stroke-width="6"/>
  ${lines
    .map(
      (text, i) =>
        `<text x="120" y="${101 + size * 0.36 + (i - (lines.length - 1) / 2) * size * 1.02}" font-size="${size}" text-anchor="middle" font-family="'DejaVu Sans',Verdana,Arial,sans-serif" font-weight="bold" fill="#fff">${text}</text>`,
    )
    .join('')}${beside}`;

/** A raised thumb in a circle. */
const thumb = (fill: string): string => `
  <circle cx="120" cy="120" r="96" fill="${fill}"/>
  <path d="M62 112 H84 Q90 112 90 118 V172 Q90 178 84 178 H62 Q56 178 56 172 V118 Q56 112 62 112 Z" fill="#fff"/>
  <path d="M98 116 L124 60 Q130 50 140 56 Q150 62 148 76 L143 102 H172 Q184 102 184 114 Q184 121 179 124 Q184 128 183 135 Q182 142 176 145 Q179 149 177 155 Q175 161 168 163 Q169 178 155 178 H116 Q104 178 98 172 Z" fill="#fff"/>`;

/** What is drawn of each, by name. */
export const DRAWINGS: Readonly<Record<string, string>> = {
  'cat-hello': cat(
    `<circle cx="88" cy="112" r="9" fill="${INK}"/><circle cx="152" cy="112" r="9" fill="${INK}"/>${SMILE}`,
    `<ellipse cx="194" cy="184" rx="31" ry="33" fill="#f2a23a" stroke="${INK}" stroke-width="6"/>
     ${line('M184 153 V168 M204 153 V168', 5)}
     <ellipse cx="194" cy="190" rx="13" ry="10" fill="#d8627a"/>
     ${line('M150 176 Q142 190 148 206 M232 150 Q236 160 235 172', 5)}`,
  ),
  'cat-happy': cat(
    `${line('M76 114 Q88 98 100 114')}${line('M140 114 Q152 98 164 114')}
     <path d="M98 150 Q120 196 142 150 Q120 158 98 150 Z" fill="#a83248" stroke="${INK}" stroke-width="5"/>
     <ellipse cx="66" cy="136" rx="11" ry="7" fill="#f07f6a"/><ellipse cx="174" cy="136" rx="11" ry="7" fill="#f07f6a"/>`,
  ),
  'cat-love': cat(
    `${heart(88, 118, 46)}${heart(152, 118, 46)}${SMILE}`,
    `${heart(208, 52, 44)}${heart(32, 200, 32)}`,
  ),
  'cat-sad': cat(
    `<circle cx="88" cy="116" r="9" fill="${INK}"/><circle cx="152" cy="116" r="9" fill="${INK}"/>
     ${line('M70 98 L98 90 M170 98 L142 90')}${line('M100 166 Q120 146 140 166', 5)}
     <path d="M80 128 Q66 152 78 160 Q92 162 90 148 Q88 138 80 128 Z" fill="#5cb8f2" stroke="${INK}" stroke-width="4"/>`,
  ),
  'cat-sleepy': cat(
    `${line('M74 112 Q88 126 102 112')}${line('M138 112 Q152 126 166 112')}
     <ellipse cx="120" cy="162" rx="9" ry="10" fill="#a83248" stroke="${INK}" stroke-width="4"/>`,
    `<g fill="#5a6fd6" font-family="'DejaVu Sans',Verdana,Arial,sans-serif" font-weight="bold"><text x="196" y="66" font-size="40">Z</text><text x="180" y="36" font-size="26">z</text></g>`,
  ),
  'thank-you': bubble('#7a4fd0', ['Thank', 'you!'], 46, heart(204, 178, 58)),
  yes: bubble(
    '#1f9d63',
    ['Yes!'],
    64,
    `<circle cx="196" cy="186" r="30" fill="#fff" stroke="${INK}" stroke-width="6"/><path d="M181 187 L192 198 L212 174" fill="none" stroke="#1f9d63" stroke-width="9"/>`,
  ),
  sorry: bubble(
    '#3f7fd6',
    ['Sorry!'],
    46,
    `<path d="M196 150 Q172 190 196 202 Q222 204 218 180 Q214 166 196 150 Z" fill="#9fd8ff" stroke="${INK}" stroke-width="6"/>`,
  ),
  hooray: `
    <path d="M36 208 L84 96 L150 160 Z" fill="#f2c53a" stroke="${INK}" stroke-width="6"/>
    <path d="M56 162 L92 190 M70 129 L121 176" stroke="#e8415c" stroke-width="11" fill="none"/>
    <ellipse cx="117" cy="128" rx="46" ry="17" transform="rotate(44 117 128)" fill="#fff1dd" stroke="${INK}" stroke-width="6"/>
    <g fill="none" stroke-width="9">
      <path d="M128 112 Q152 84 140 52 Q134 34 150 24" stroke="#e8415c"/>
      <path d="M140 124 Q176 110 184 78 Q188 58 208 60" stroke="#3f7fd6"/>
      <path d="M146 138 Q180 150 206 132 Q218 124 224 134" stroke="#1f9d63"/>
    </g>
    <g stroke="${INK}" stroke-width="4">
      <rect x="84" y="36" width="20" height="20" rx="4" transform="rotate(20 94 46)" fill="#5cb8f2"/>
      <circle cx="176" cy="42" r="10" fill="#f2a23a"/>
      <circle cx="216" cy="98" r="10" fill="#e8415c"/>
      <rect x="176" y="172" width="20" height="20" rx="4" transform="rotate(-24 186 182)" fill="#7a4fd0"/>
      <circle cx="112" cy="78" r="7" fill="#1f9d63"/>
    </g>`,
  parcel: `
    <path d="M120 34 L206 74 V164 L120 208 L34 164 V74 Z" fill="#c98a4b" stroke="${INK}" stroke-width="6"/>
    <path d="M34 74 L120 116 L206 74 L120 34 Z" fill="#e0a868" stroke="${INK}" stroke-width="6"/>
    <path d="M120 116 V208" stroke="${INK}" stroke-width="6"/>
    <path d="M76 54 L164 95 V126 L146 134 V103 L60 62 Z" fill="#fff1dd" stroke="${INK}" stroke-width="4"/>
    ${heart(78, 160, 40)}`,
  van: `
    <path d="M24 72 H142 V172 H24 Z" fill="#1f9d63" stroke="${INK}" stroke-width="6"/>
    <path d="M142 100 H182 Q190 100 194 107 L216 138 V172 H142 Z" fill="#2fc07c" stroke="${INK}" stroke-width="6"/>
    <path d="M158 114 H180 L196 138 H158 Z" fill="#cdefff" stroke="${INK}" stroke-width="4"/>
    <path d="M46 104 H106 M46 122 H90" stroke="#fff" stroke-width="8" fill="none"/>
    <rect x="20" y="160" width="200" height="16" rx="6" fill="#0f6f44"/>
    <g stroke="${INK}" stroke-width="6"><circle cx="70" cy="178" r="22" fill="#4a4458"/><circle cx="172" cy="178" r="22" fill="#4a4458"/></g>
    <circle cx="70" cy="178" r="8" fill="#fff"/><circle cx="172" cy="178" r="8" fill="#fff"/>`,
  gift: `
    <rect x="46" y="112" width="148" height="96" rx="8" fill="#e8415c" stroke="${INK}" stroke-width="6"/>
    <rect x="34" y="82" width="172" height="38" rx="8" fill="#f4697f" stroke="${INK}" stroke-width="6"/>
    <rect x="106" y="82" width="28" height="126" fill="#f2c53a" stroke="${INK}" stroke-width="6"/>
    <path d="M120 80 C84 78 58 62 68 44 C80 26 112 46 120 80 Z" fill="#f2c53a" stroke="${INK}" stroke-width="6"/>
    <path d="M120 80 C156 78 182 62 172 44 C160 26 128 46 120 80 Z" fill="#f2c53a" stroke="${INK}" stroke-width="6"/>`,
  bag: `
    <path d="M88 92 V66 Q88 36 120 36 Q152 36 152 66 V92" fill="none" stroke="${INK}" stroke-width="9"/>
    <path d="M48 84 H192 L206 196 Q207 208 194 208 H46 Q33 208 34 196 Z" fill="#7a4fd0" stroke="${INK}" stroke-width="6"/>
    <g fill="#fff"><circle cx="94" cy="130" r="8"/><circle cx="146" cy="130" r="8"/></g>
    <path d="M88 154 Q120 190 152 154" fill="none" stroke="#fff" stroke-width="8"/>`,
  thumb: thumb('#0866ff'),
};

/** The wider shape behind a drawing, in one colour. */
const rim = (drawing: string, name: string, colour: string, width: number): string =>
  `<style>.${name} *{fill:${colour}!important;stroke:${colour}!important;stroke-width:${width}!important}</style><g class="${name}">${drawing}</g>`;

/** A drawing as a sticker: cut out with a white rim, so that it reads on any ground. */
export const sticker = (drawing: string, size: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 240 240" stroke-linejoin="round" stroke-linecap="round">${rim(drawing, 'edge', '#c4c9d4', 18)}${rim(drawing, 'cut', '#fff', 14)}<g>${drawing}</g></svg>`;
