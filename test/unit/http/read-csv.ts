/** A plain reader of CSV, letter by letter as RFC 4180 has it; strict, so that it cannot hide a fault. */
export function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let at = 0;
  const cell = (): string => {
    if (text[at] !== '"') {
      const start = at;
      while (at < text.length && !",\r\n".includes(text[at] ?? "")) at += 1;
      const plain = text.slice(start, at);
      if (plain.includes('"')) throw new Error(`a quote within an unquoted cell: ${plain}`);
      return plain;
    }
    let quoted = "";
    for (at += 1; ; at += 1) {
      if (at >= text.length) throw new Error("a quote is not closed");
      if (text[at] === '"' && text[at + 1] !== '"') break;
      if (text[at] === '"') at += 1;
      quoted += text[at];
    }
    at += 1;
    return quoted;
  };
  while (at < text.length) {
    const line = [cell()];
    for (; text[at] === ","; line.push(cell())) at += 1;
    if (text.slice(at, at + 2) !== "\r\n") throw new Error(`no end of line at ${at}`);
    at += 2;
    lines.push(line);
  }
  return lines;
}

/** Lines after the header as records. */
export function readRecords(text: string): Record<string, string>[] {
  const [header = [], ...lines] = readCsv(text);
  return lines.map((line) => {
    if (line.length !== header.length) throw new Error(`${line.length} cells, and ${header.length} columns`);
    return Object.fromEntries(header.map((name, index) => [name, line[index] ?? ""]));
  });
}
