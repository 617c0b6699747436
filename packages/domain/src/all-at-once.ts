/** A rule across fields is asked although some of them are wrong by themselves: nobody is told one mistake after the other. */
export const allAtOnce = { when: () => true }
