/** Packages that hide something: every way to hide, everything to hide and every place, in an honest package each. */
import { actions } from './actions.ts';
import { layers } from './layers.ts';
import { honest, places } from './places.ts';

export interface Composed {
  readonly layer: string;
  readonly action: string;
  readonly place: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Always the same ones; each `every`th of them alone. */
export function* composed(every = 1): Generator<Composed> {
  let number = 0;
  for (const layer of layers)
    for (const action of actions)
      for (const place of places) {
        if (number++ % every !== 0) continue;
        const files = { ...honest, ...place.put(layer.hide(action.code)) };
        yield { layer: layer.name, action: action.name, place: place.name, files };
      }
}
