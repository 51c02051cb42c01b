type Snake<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Snake<Tail>}`
  : Text;

/** A code of the program as the last part of a message's key: "too-many" → "too_many". */
export function snake<Text extends string>(text: Text): Snake<Text> {
  return text.replaceAll('-', '_') as Snake<Text>;
}
