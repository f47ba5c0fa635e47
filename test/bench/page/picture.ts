/** A picture that weighs what a photograph does, made here so that none has to be kept. */
import { crc32, deflateSync } from "node:zlib";

const WIDTH = 640;
const HEIGHT = 420;
/** Grey levels that a pixel may have: four bits of noise do not compress below half a byte a pixel. */
const BITS = 3;

/** A PNG of some 130 kB; always the same. */
export function picture(): Buffer {
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  let seed = 1;
  for (let row = 0; row < HEIGHT; row += 1) {
    for (let column = 1; column <= WIDTH; column += 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      rows[row * (WIDTH + 1) + column] = 64 + ((seed >>> (32 - BITS)) << 4);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Eight bits a pixel, grey.
  head.writeUInt8(8, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
