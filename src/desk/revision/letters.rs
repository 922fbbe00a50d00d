//! Which runs of letters no English word has: a word that has one is a slip of the pen. Lists and
//! one question; what is done with the answer is left to `slips.rs`.

/// Two letters that never follow each other.
const NEVER: &str = "bk bq bx cb cf cg cj cp cv cw cx cz dx dz fd fh fj fk fm fp fq fv fx fz gc \
gj gk gq gv gx hg hj hk hv hx hz iy jb jc jd jf jg jh jj jk jl jm jn jp jq jr js jt jv jw jx jy \
jz kj kq kv kx kz lj lq lx lz mj mk mq mt mx mz pj pq pv px pz qa qb qc qd qe qf qg qh qi qj qk \
ql qm qn qo qp qq qr qs qt qv qw qx qy qz rx sx sz tj tk tq tx uq uw vb vc vd vf vg vh vj vk vm \
vn vp vq vs vt vw vx vz wj wq wv ww wx wz xb xd xf xg xj xk xm xn xq xr xs xv xw xx xz yj yk yq \
yv yy zb zc zd zf zg zj zk zn zp zq zr zs zt zv zx";

/// Consonants a word can begin with, where they are two or more.
const OPENING: &str = "pr st tr ch sh cr gr br sp cl bl fl fr sl pl th sc dr wh str sw sn gl sk ph \
scr sm wr sq thr tw kn spr ps sch shr chr spl rh dw kr gh gn chl kl phr ts gw sph psy pn mn";

/// Consonants a word can end with, where they are two or more.
const CLOSING: &str = "ng rs ns nt st ss ts ls nts ck nd sh ngs sts rd ll ds ps ms cs cks nds rt \
sm ct ght ws rds lls th ld rn rk gs nk cts wn ch ff rts lt bs rm tch ks mp ft nks ghts rms rks pt \
mps nch rns lds lk ffs lts ths gh tt ph sk lf wns gn fs rth rl fts rch mb pts wl nth rb nn lm ghs \
sms sks rst nst mbs lks rls rbs tz rf wls phs tts rp gns sp rps nct lms rg zz dd gg pp bb rr sch \
rsh lp lps rve xt xts nx lth mph mphs ngth ngths lch lpt mpt mpts rld rlds rmth dth wth ghth lfth \
fth xth hth rsts wd wds wk wks vs xs dge bt bts hm hn nc rths wths nths dths ncts sps chs rchs \
rgs rnt rfs mns mn lb lbs sc scs dst ngst ltz rtz rpts rpt cht chts lst dsts lsh gm gms ln lns \
thm thms";

/// A run of consonants longer than this stands in no word: "lengthscale" is two.
const LONGEST_RUN: usize = 5;

/// Returns whether no English word is spelled so.
pub(super) fn is_implausible(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let tripled = letters.windows(3).any(|run| matches!(run, [a, b, c] if a == b && b == c));
    let never = NEVER.split(' ').any(|pair| word.contains(pair));
    let runs: Vec<&str> =
        word.split(is_vowel).filter(|run| run.chars().count() > LONGEST_RUN).collect();
    let head = word.split(is_vowel).next().unwrap_or_default();
    let tail = word.rsplit(is_vowel).next().unwrap_or_default();
    tripled
        || never
        || !runs.is_empty()
        || !fits(head, OPENING)
        || !fits(tail, CLOSING)
        || has_odd_double(&letters)
}

/// "blannkets": a doubled consonant is followed by a vowel, by l, r, or it ends the word.
fn has_odd_double(letters: &[char]) -> bool {
    letters.windows(3).enumerate().any(|(at, run)| {
        let odd = |c: char| !is_vowel(c) && !matches!(c, 'l' | 'r' | 'w' | 'h' | 's' | 'n' | 'm');
        let compound = |c: char| matches!(c, 's' | 'l' | 'f');
        match run {
            // "illness", "fullback": a word of its own may begin behind.
            [a, b, c] if a == b && !is_vowel(*a) => odd(*c) && !compound(*a),
            // "ffort": no word begins with two of one.
            [a, b, _] => at == 0 && a == b && !matches!(a, 'l' | 'o' | 'e'),
            _ => false,
        }
    })
}

fn fits(cluster: &str, list: &str) -> bool {
    cluster.chars().count() < 2 || list.split(' ').any(|known| known == cluster)
}

pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::super::properties::samples;
    use super::*;

    #[test]
    fn words_are_told_from_slips() {
        for slip in ["beahc", "canl", "blannkets", "frdge", "msueum", "commmittee"] {
            assert!(is_implausible(slip), "{slip}");
        }
        let prose = samples().concat();
        let words = prose
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase()));
        for word in words.chain(["strength", "lengths", "illness", "rhythm", "hopscotch"]) {
            assert!(!is_implausible(word), "{word}");
        }
    }
}
