/** Whether nobody closed the list of the set-up yet. */
export const isSettingUp = 'not exists (select from setup_completion)'
