/** The page in which films and sound play that others made: of a site of its own, in a process of its own. */
export const playerUrl = 'satchel-look://player/player/player.html';
