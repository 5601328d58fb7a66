// Which words are syllables of Vietnamese as it is written: what tells a text read in the right encoding. Pure.

const listed = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ");
const onsets = new Map<string, readonly string[]>(
  [..."bcdđghklmnpqrstvx"].map((first) => [first, listed.filter((onset) => onset.startsWith(first))]),
);

/** Every rime there is, without its tone. */
const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay
  ăc ăk ăm ăn ăng ăp ăt
  âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et
  ê êch êm ên ênh êp êt êu
  i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
  o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
  oe oen oeo oet ooc oong
  ô ôc ôi ôm ôn ông ôp ôt
  ơ ơi ơm ơn ơp ơt
  u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ
  uy uya uych uyên uyêt uyn uynh uyt uyu
  ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
  y yêm yên yêng yêt yêu`.split(/\s+/),
);
/** After qu, whose u is part of it, and gi, whose i is. */
const afterQu = /^(?:[aăâeê]\p{L}*|y(?:ch|nh|t|u|ên|êt)?|it?|ôc|ơ[ni]?)$/u;
const afterGi = /^(?:[aăâeouôơư]\p{L}*|ê(?:m|n|ng|t|c|u)?|)$/u;
/** Before y as the only vowel; elsewhere i is written. */
const beforeY = new Set(["", "d", "h", "k", "l", "m", "n", "s", "t", "th", "v"]);

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const acute = "\u0301";
const below = "\u0323";

/** Whether one word, in any case and either order of tone marks, is a syllable that Vietnamese spelling allows. */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize("NFD");
  const [tone, ...more] = apart.match(tones) ?? [];
  if (more.length > 0) return false;
  const letters = apart.replace(tones, "").normalize("NFC");
  // Before a stop there are two tones only.
  if (/(?:[ckpt]|ch)$/.test(letters) && tone !== acute && tone !== below) return false;
  const before = onsets.get(letters[0] ?? "") ?? [];
  return (
    fits("", letters) ||
    before.some((onset) => letters.startsWith(onset) && fits(onset, letters.slice(onset.length)))
  );
}

function fits(onset: string, rime: string): boolean {
  if (onset === "qu") return afterQu.test(rime);
  if (onset === "gi") return afterGi.test(rime);
  if (!rimes.has(rime)) return false;
  const front = /^[eêiy]/.test(rime);
  if (onset === "gh" || onset === "ngh") return front;
  if (onset === "c" || onset === "ng") return !front;
  if (onset === "g") return !front || rime.startsWith("i");
  if (rime.startsWith("yê")) return onset === "";
  return rime !== "y" || beforeY.has(onset);
}
