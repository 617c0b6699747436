/** A rule across fields is asked although some of them are wrong by themselves: nobody is told one mistake after the other. */
export const allAtOnce = {
  when: ({ value }: { value: unknown }) =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
}
