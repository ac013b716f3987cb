// Texts of a picture: broken into lines as wide as there is room.

/** Where a line may break: after blanks, and around characters of scripts
 * that are written without them. An address breaks before its parts. */
const PIECES = /[\u3000-\u9fff\uff00-\uffef]|[&?][^\s&?]*|[^\s&?\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g;

/** The lines of a text; `measure` gives the width of a text. A piece that is
 * wider than there is room stands alone. */
export function breakLines(text: string, room: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (line && measure((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}
