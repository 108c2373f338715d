/*
 * A posting file: blocks of about a quarter of a kB, then the table of blocks, then a footer.
 *
 *   block   entries in key order: varint key - previous key (the first: 0), varint first document · 2 + (more follow),
 *           then, when more follow, varint count - 2 and the gaps - 1 of the next documents, at most INLINE in all;
 *           when count > INLINE, varint place and varint length of the rest in the list file and its CRC-32 (4 bytes)
 *   table   per block: first key (float64), end offset (float64), CRC-32 (uint32)
 *   footer  magic, blocks, CRC-32 of the table (uint32 each), keys, postings, table offset (float64 each), CRC-32 of the footer so far
 */
export const POSTING_MAGIC = 0x31535049;
export const BLOCK_BYTES = 256;
/** Documents of one key that stand in its block. */
export const INLINE = 64;
export const TABLE_ROW = 20;
export const FOOTER_BYTES = 4 + 4 + 4 + 8 * 3 + 4;
