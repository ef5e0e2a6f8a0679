/** The data of an event, as far as somebody may know it. */
export type Disclosed = Readonly<Record<string, unknown>>;

/**
 * What anybody may know of the events of a stage, null where nothing. Bidders are named to nobody here before the award:
 * who bids, is asked or excluded stays with those who work on the tender and the bidder himself (art. 35 d.lgs. 36/2023).
 */
export type PublicData<Events> = {
  readonly [T in keyof Events]: ((data: Readonly<Events[T]>) => Disclosed) | null;
};
