interface PageText {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string } | undefined>>;
}

/** Texts in the language that policy asks for, by their keys: our scripts in web pages cannot read them out of the package. */
export type PageTexts = Readonly<Record<string, PageText>>;
