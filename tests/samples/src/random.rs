//! Choosing, the same way every time.

/// A generator of pseudo-random numbers: SplitMix64 (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014), whose constants these are.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// What a generator's state grows by: the golden ratio, as 64 bits of fraction.
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

    /// The generator that begins with `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(Self::STEP);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end`, which is left out; 0 where there is none. What remains of
    /// the division favours some by less than 1 in 2^50 here.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        let chosen = self.draw().checked_rem(end).unwrap_or_default();
        usize::try_from(chosen).unwrap_or_default()
    }

    /// One of a list; nothing from an empty one.
    pub fn choose<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let chosen = self.below(list.len());
        list.get(chosen).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of seed 1234567, as the reference implementation gives them
    /// (Vigna, prng.di.unimi.it/splitmix64.c).
    #[test]
    fn the_numbers_are_those_of_the_reference() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.draw(), 6_457_827_717_110_365_317);
        assert_eq!(random.draw(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn chooses_from_all_and_from_nothing_else() {
        let mut random = Random::new(1);
        let mut seen = [0; 3];
        for _ in 0..100 {
            seen[random.below(3)] += 1;
        }
        assert!(seen.iter().all(|times| *times > 10), "{seen:?}");
        assert_eq!(random.below(0), 0);
        assert_eq!(random.choose(&[]), "");
    }
}
