/** Legal forms of companies as they end names of domains: Italy, German-speaking countries, France, Spain, English, Benelux, Nordics, Poland. */
const LEGAL_FORMS = new Set(
  `ag kg ohg gbr gmbh ug eg se kgaa mbh sa sas sasu sarl sarlu sca scs snc spa srl srls sapa soc scarl scrl sl slu slne sau
  sll ltd limited llc llp lp plc inc corp corporation co company bv nv vof ab as asa aps oy oyj spzoo kft doo pte pty
  group gruppe gruppo groupe grupo holding holdings`.split(/\s+/),
);

/** Endings that are written without a hyphen and are no accident. */
const JOINED = /^(?<base>.{3,}?)(?<form>gmbh|kgaa|sarl|srls|sasu|srl|spa|ltd|llc|limited)$/;

/** A company's name and the legal form that its domain adds to it; null where it adds none. */
export function splitLegalForm(name: string): { readonly base: string; readonly form: string | null } {
  const hyphen = name.lastIndexOf('-');
  const last = name.slice(hyphen + 1);
  if (hyphen > 0 && LEGAL_FORMS.has(last)) return { base: name.slice(0, hyphen), form: last };
  const joined = JOINED.exec(name)?.groups;
  if (joined === undefined) return { base: name, form: null };
  return { base: joined['base'] ?? name, form: joined['form'] ?? null };
}
