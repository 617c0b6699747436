type TextField = { value: string | null; onChange: (value: string | null) => void }

/** For a text that may be left out: emptied again, it is as if nothing had ever been typed. */
export const emptyIsNull = <F extends TextField>(field: F): F => ({
  ...field,
  onChange: (value: string | null) => field.onChange(value?.trim() ? value : null),
})
