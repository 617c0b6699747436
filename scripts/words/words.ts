type Language = 'de' | 'en'

/** One word for each thing in everything a person reads: what it is called, and what is never said for it. */
type Word = Record<Language, { is: string; never: RegExp }>

export const words: Word[] = [
  {
    de: {
      is: 'Auftraggeber',
      // "Ihre Praxis" is the place where the reader works; else the word is part of a name.
      never:
        /\b(Kunde(?!nh)|Mandant|Klient)|(?<!\bIhre[rnm]? (anderen )?)\bPrax(is|en)\b(?!-| (für )?\p{Lu})/u,
    },
    en: {
      is: 'client',
      never:
        /\b([Cc]ustomers?|[Tt]enants?)\b|(?<!\b[Yy]our (other )?)\b[Pp]ractices?\b(?! manager)/u,
    },
  },
  {
    de: { is: 'Auftragnehmer', never: /\bAnbieter|[Dd]ienstleister/u },
    en: {
      is: 'provider',
      never:
        /\b((IT|[Ss]ervice) provider|[Ss]uppliers?|[Vv]endors?|[Cc]ontractors?|[Pp]rocessors?\b)/u,
    },
  },
  {
    de: {
      is: 'Dringlichkeit',
      never: /\b(Eile|[Ee]ilig|[Ee]ilt|Eilbedürf|Priorität|Wichtigkeit)/u,
    },
    en: { is: 'urgency', never: /\b([Pp]riority|[Hh]urry|[Hh]aste|[Ii]mportance)\b/u },
  },
  {
    de: { is: 'angenommen', never: /\b([Aa]bgenommen|[Aa]bnehmen|Abnahme|Akzept)/u },
    en: { is: 'accepted', never: /\b([Ss]ign(ed|s|ing)?[ -]off|[Aa]cceptance test)/u },
  },
  {
    de: { is: 'E-Mail', never: /\beMails?\b|(?<!E-)\b(Email|Mail|e-mail)-?[Aa]dresse/u },
    en: { is: 'email', never: /\b[Ee]-mails?\b|\b[Mm]ail address/u },
  },
  {
    de: { is: 'anmelden', never: /\b([Ee]inlogg|[Ee]ingelogg)/u },
    // "the whole log in one file"
    en: { is: 'sign in', never: /\b(?<!whole )[Ll]og(s|ged|ging)? (in|out|off)\b/u },
  },
  {
    de: {
      is: 'Unterauftragnehmer',
      never: /\b([Ss]ub-?[Uu]nternehm|[Uu]nterauftragsverarbeiter)/u,
    },
    en: { is: 'subprocessor', never: /\b[Ss]ub(-| )processor|\b[Ss]ub-?contractor/u },
  },
  {
    de: { is: 'Telefon', never: /\b(Rufnummer|Fernsprech)/u },
    en: { is: 'phone', never: /\b[Tt]elephone/u },
  },
  {
    de: { is: 'abgebrochen', never: /\b([Gg]ecancelt|[Ss]torniert)/u },
    en: { is: 'cancelled', never: /\b[Cc]ancel(ed|ing)\b/u },
  },
]

/** What may stand although the table forbids it, by what it says, and why. */
export const exceptions: [said: RegExp, why: string][] = [
  [/^Customer history$/u, 'the category of § 3.1, as the contract calls it (Kundenhistorie)'],
  [
    /^Alle Speicherlaufwerke\/Ordner, welche Daten des Kunden/u,
    'the annex of the contract, quoted',
  ],
  [/^Kunden werden angehalten/u, 'the annex of the contract, quoted'],
  [
    /des Dateispeichers der Praxis/u,
    'the subject of an agreement, in the words it was signed with',
  ],
  [/eine andere Praxis; sie hat zugesagt/u, 'a practice that is no client'],
  [
    /four invented practices|of a practice owner|for his practice/u,
    'persons and places of the demonstration',
  ],
  [/\.processor\.authority/u, 'a field of the API, named as Art. 28 GDPR does'],
  [/[Pp]rocessor \(memory|memory, processor|processor time/u, 'the part of a machine'],
]
