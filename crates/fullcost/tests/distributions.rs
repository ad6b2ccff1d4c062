//! Distributions against reference values, and laws that hold for all of them.
//!
//! The table was made with SciPy 1.17.1 and, where SciPy loses digits or knows no such distribution, with mpmath 1.4.1 at 40
//! digits; the two agree where both can be asked.

#![allow(
    clippy::approx_constant,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use fullcost::uncertainty::engine::Settings;
use fullcost::uncertainty::kept::Kept;
use fullcost::uncertainty::problem::{Group, Input, Problem, Source};
use fullcost::uncertainty::tape::recorded;
use fullcost::uncertainty::{Distribution, Tail, math, special};
use fullcost::{Code, Error};
use proptest::prelude::*;
use serde_json::json;

fn read(spec: &str) -> Result<Distribution, Error> {
    fullcost::read::read(&fullcost::document(spec).unwrap())
}

fn of(spec: serde_json::Value) -> Distribution {
    read(&spec.to_string()).unwrap()
}

const LOWER: [f64; 5] = [1e-9, 1e-4, 0.05, 0.25, 0.5];
const UPPER: [f64; 4] = [0.25, 0.05, 1e-4, 1e-9];

fn tails() -> impl Iterator<Item = Tail> {
    let tail = |upper: bool| move |p: f64| Tail { p, upper };
    LOWER.into_iter().map(tail(false)).chain(UPPER.into_iter().map(tail(true)))
}

/// Distribution; quantiles at 1e-9, 1e-4, 5, 25, 50, 75, 95 %, 1 - 1e-4 and 1 - 1e-9; mean; standard deviation.
#[rustfmt::skip]
const REFERENCE: &[(&str, [f64; 9], f64, f64)] = &[
    (r#"{"interval":{"low":6,"high":10,"confidence":0.9}}"#, [3.052109601323591, 4.347858979648834, 6.0, 6.975733873568823, 7.745966692414834, 8.60124555888536, 10.0, 13.799895599384428, 19.658533878986567], 7.839916742383402, 1.2247573236733609),
    (r#"{"interval":{"low":0.01,"high":5,"confidence":0.8}}"#, [1.0807911529360477e-07, 2.71224008594085e-05, 0.0041441909048859984, 0.043575401630259934, 0.22360679774997896, 1.1474363546721427, 12.065081254111638, 1843.4946175738523, 462624.06815758406], 4.227364890182678, 79.80793331421262),
    (r#"{"interval":{"low":-2,"high":3,"confidence":0.9}}"#, [-8.616019378155642, -5.152503700813192, -1.9999999999999998, -0.5251516292154257, 0.5, 1.5251516292154257, 3.0, 6.152503700813192, 9.616019378155642], 0.5, 1.5198920797794222),
    (r#"{"interval":{"low":-10,"high":-4,"confidence":0.5}}"#, [-33.677085959856576, -23.541466275986494, -14.315990909305716, -10.0, -7.0, -4.0, 0.3159909093057171, 9.541466275986496, 19.677085959856576], -7.0, 4.447806655516805),
    (r#"{"interval":{"low":1000000000.0,"high":1000100000.0,"confidence":0.95}}"#, [999897002.3621275, 999955128.6374606, 1000008038.3076428, 1000032792.210741, 1000049998.7500625, 1000067205.5854392, 1000091960.9531467, 1000144877.8634065, 1000203018.5483034], 1000049999.0754434, 25510.672848054724),
    (r#"{"quantiles":{"p05":3,"p50":5,"p95":15}}"#, [2.5070665976876545, 2.5657003667949656, 3.0, 3.792170771426974, 5.0, 7.336821988395528, 15.0, 97.62884485873109, 886.9425954683859], 6.534939481071551, 5.111677312306699),
    (r#"{"quantiles":{"p05":2,"p50":7,"p95":9}}"#, [1.6243990677546277e-47, 6.634838276507178e-05, 2.0, 5.221605842330027, 7.0, 8.146559093683596, 9.0, 9.50647598420776, 9.577279995694289], 6.454193140409443, 2.151663749639922),
    (r#"{"quantiles":{"p05":-4,"p50":1,"p95":3}}"#, [-89.84050623661284, -22.128607494565415, -4.0, -0.5202029942896406, 1.0, 2.0440517948653203, 3.0, 3.9134430772340263, 4.215348220250432], 0.4405141198599289, 2.3481920742348885),
    (r#"{"quantiles":{"p05":-1,"p50":0,"p95":1}}"#, [-3.646407751262257, -2.2610014803252767, -1.0, -0.4100606516861703, 0.0, 0.4100606516861703, 1.0, 2.2610014803252767, 3.646407751262257], -6.204558202704555e-49, 0.607956831911769),
    (r#"{"quantiles":{"p05":1,"p50":2,"p95":4}}"#, [0.15971727286620557, 0.41725421243990896, 1.0, 1.505183467347221, 2.0, 2.657483347893607, 4.0, 9.58648200723932, 25.044254314001353], 2.185703320162492, 0.9635078822119427),
    (r#"{"quantiles":{"p05":1,"p50":2,"p95":4.0001}}"#, [0.15978016292488356, 0.41728617740016566, 1.0, 1.5051773475050219, 2.0, 2.6575049599533918, 4.0001, 9.587186453549618, 25.047668368452875], 2.185722033346584, 0.9635479056460847),
    (r#"{"quantiles":{"p05":1,"p50":2,"p95":3.9999}}"#, [0.1596980070512215, 0.41723934138070784, 1.0, 1.5051880189920073, 2.0, 2.6574641402806627, 3.9999, 9.585598520676232, 25.03895101281001], 2.185684429107404, 0.9634660158455224),
    (r#"{"metalog":{"p05":9,"p50":12,"p95":20}}"#, [-7.159281374114791, 3.4831185238917683, 9.0, 10.466085655466603, 12.0, 14.57034295570461, 20.0, 37.89125017599195, 70.25985544900388], 12.943397977486413, 3.570927099317053),
    (r#"{"metalog":{"p05":3,"p50":5,"p95":8,"lower":0}}"#, [0.13509632261267926, 1.0044995455642074, 3.0, 4.1463411470092035, 5.0, 5.978607696695256, 8.0, 21.596582729868228, 134.47931493007172], 5.192037098592302, 1.6222585359926118),
    (r#"{"metalog":{"p05":-5,"p50":0,"p95":4}}"#, [-35.581522471492, -15.813490727665718, -5.0, -1.7826572112144876, 0.0, 1.5753714889802448, 4.0, 12.338616987688974, 27.761407656514184], -0.18867959549728255, 2.7812051070309027),
    (r#"{"normal":{"mean":1.45,"sd":0.2}}"#, [0.2504385969984625, 0.7061967029088638, 1.1210292746097055, 1.3151020499607835, 1.45, 1.5848979500392164, 1.7789707253902944, 2.193803297091136, 2.6495614030015373], 1.45, 0.2),
    (r#"{"lognormal":{"mu":0.7,"sigma":0.5}}"#, [0.1003688370850469, 0.31364037790242144, 0.8847706558630803, 1.437283861118777, 2.0137527074704766, 2.8214328961351587, 4.583334607643478, 12.929457597153872, 40.4029785002742], 2.2818807653293036, 1.2161063337962765),
    (r#"{"lognormal":{"mean":2,"sd":3}}"#, [0.0016487263617098408, 0.019569887724548832, 0.1860146012674707, 0.5334200707655996, 1.1094003924504583, 2.3073170625221313, 6.616519468810439, 62.89097045893273, 746.4969684192105], 2.0, 3.0),
    (r#"{"uniform":{"low":-3,"high":5}}"#, [-2.999999992, -2.9992, -2.6, -1.0, 1.0, 3.0, 4.6, 4.9992, 4.999999992], 1.0, 2.309401076758503),
    (r#"{"log_uniform":{"low":0.01,"high":20}}"#, [0.010000000076009026, 0.010007603791877484, 0.014623505735569626, 0.06687403049764223, 0.4472135954999581, 2.9906975624424406, 13.676611040916693, 19.984803970989244, 19.999999847981965], 2.6299508652297985, 4.404090922438042),
    (r#"{"triangular":{"low":1.1,"mode":1.25,"high":1.5}}"#, [1.1000077459666926, 1.1024494897427832, 1.1547722557505167, 1.2224744871391588, 1.276393202250021, 1.341886116991581, 1.4292893218813452, 1.4968377223398317, 1.49999], 1.2833333333333334, 0.08249579113843053),
    (r#"{"triangular":{"low":0,"mode":0,"high":2}}"#, [1.00000000025e-09, 0.00010000250012500782, 0.05064113103820722, 0.2679491924311227, 0.585786437626905, 1.0, 1.5527864045000421, 1.98, 1.9999367544467965], 0.6666666666666666, 0.4714045207910317),
    (r#"{"triangular":{"low":-1,"mode":3,"high":3}}"#, [-0.9998735088935933, -0.96, -0.1055728090000841, 1.0, 1.82842712474619, 2.4641016151377544, 2.8987177379235853, 2.99979999499975, 2.999999998], 1.6666666666666667, 0.9428090415820634),
    (r#"{"pert":{"low":2,"mode":3,"high":8}}"#, [2.0000065625547996, 2.0065715384716487, 2.2903832382931566, 2.863044617849372, 3.5117238628476626, 4.322055334563614, 5.575872361474198, 7.450193462511765, 7.961846200758779], 3.6666666666666665, 1.01574900036674),
    (r#"{"pert":{"low":0,"mode":0,"high":1,"lambda":10}}"#, [9.090909095041323e-11, 9.091322340347517e-06, 0.0046521717321972985, 0.025813890110568873, 0.06106908933829365, 0.11840874500397881, 0.23840419038085264, 0.5671238718916941, 0.8480088917047066], 0.08333333333333333, 0.07665551758398333),
    (r#"{"beta":{"alpha":2.5,"beta":6,"low":0,"high":1}}"#, [6.045926484387157e-05, 0.006098376261742086, 0.0817896283879433, 0.18081686630862914, 0.27737865707577253, 0.39069613998051894, 0.5641020009019986, 0.8577442851021424, 0.9796981830238187], 0.29411764705882354, 0.1478307911617749),
    (r#"{"beta":{"alpha":0.5,"beta":0.5,"low":0,"high":1}}"#, [2.46740110027234e-18, 2.4674010799787792e-08, 0.006155829702431137, 0.14644660940672624, 0.5, 0.8535533905932737, 0.9938441702975689, 0.9999999753259892, 1.0], 0.5, 0.3535533905932738),
    (r#"{"beta":{"alpha":0.1,"beta":3,"low":-2,"high":5}}"#, [-2.0, -2.0, -1.9999999999998381, -1.9999984199222314, -1.9983813206474992, -1.9043567174456397, -0.5868842841950674, 4.067883761559756, 4.979283252480834], -1.7741935483870968, 0.610808462194067),
    (r#"{"beta":{"alpha":200,"beta":900,"low":0,"high":1}}"#, [0.11915819170692227, 0.14114088164320707, 0.16303203401667518, 0.17387195001287625, 0.1816253026455982, 0.18955428500405383, 0.20126234925886782, 0.22742784701761518, 0.25783285300044884], 0.18181818181818182, 0.011623847616200214),
    (r#"{"beta":{"alpha":40,"beta":0.7,"low":0,"high":10}}"#, [6.122249288176934, 8.123383154766886, 9.419644058856196, 9.761610925570677, 9.898283211409192, 9.967490085004, 9.996948261102256, 9.999999577487568, 9.99999999999997], 9.828009828009828, 0.20133374827091957),
    (r#"{"gamma":{"shape":2.5,"scale":3}}"#, [0.0012184343484984812, 0.12326606374262317, 1.7182143390926539, 4.011904214148244, 6.527190286643291, 9.938519645743876, 16.60574654027453, 38.617247938583816, 76.03829055231455], 7.5, 4.743416490252569),
    (r#"{"gamma":{"shape":1,"scale":1}}"#, [1.0000000005000001e-09, 0.00010000500033335834, 0.051293294387550536, 0.2876820724517809, 0.6931471805599453, 1.3862943611198906, 2.995732273553991, 9.210340371976182, 20.72326583694641], 1.0, 1.0),
    (r#"{"gamma":{"shape":0.3,"scale":2}}"#, [1.394539819281869e-30, 6.472880453207275e-14, 6.422069399445924e-05, 0.013799605138110927, 0.1462622717339038, 0.6857989216291527, 2.7446998882017746, 13.38931959084358, 35.16692483868437], 0.6, 1.0954451150103321),
    (r#"{"gamma":{"shape":1000.0,"scale":0.01}}"#, [8.218327535831708, 8.866482614150787, 9.48559849383651, 9.78492966494693, 9.996666864269653, 10.211436879071975, 10.525771180823206, 11.219041774983376, 12.014728729476595], 10.0, 0.31622776601683794),
    (r#"{"gamma":{"shape":20000.0,"scale":1}}"#, [19163.40550516098, 19478.323642056774, 19767.952469659518, 19904.43192475991, 19999.66666765434, 20095.204701027695, 20233.1845562359, 20530.230332859734, 20859.90977909205], 20000.0, 141.4213562373095),
    (r#"{"discrete":{"values":[3,4,5,6],"weights":[0.21,0.42,0.26,0.11]}}"#, [3.0, 3.0, 3.0, 4.0, 4.0, 5.0, 6.0, 6.0, 6.0], 4.27, 0.9149316914393117),
    (r#"{"samples":{"values":[5,1,9,3,3,7,2,8,6,4.5,11]}}"#, [1.0, 1.0, 1.0, 3.0, 5.0, 8.0, 11.0, 11.0, 11.0], 5.409090909090909, 2.9757976915150746),
    (r#"{"mixture":{"of":[{"lognormal":{"mu":0.6,"sigma":0.1}},{"normal":{"mean":4,"sd":0.5}}],"weights":[0.7,0.3]}}"#, [1.0002881495004885, 1.2677025551611412, 1.5737737995847858, 1.7566155046756402, 1.9282111861820446, 3.516289217063459, 4.48371078305085, 5.701466417692652, 6.899556415987767], 2.4818765462200414, 1.0422668673894482),
    (r#"{"truncate":{"of":{"normal":{"mean":0.65,"sd":0.2}},"low":0.2,"high":0.95}}"#, [0.20000000580326655, 0.20057844130006464, 0.3361122818362714, 0.5103219295863521, 0.6363074499293587, 0.7565812248622665, 0.8922961358061976, 0.9498578606112875, 0.9499999985778483], 0.6287662743523831, 0.16736041650980066),
    (r#"{"truncate":{"of":{"normal":{"mean":0,"sd":1}},"low":3}}"#, [3.00000000030459, 3.000030460421589, 3.0155890347858256, 3.086563482835176, 3.2051549205989334, 3.3995578444761616, 3.817172483393699, 5.14328220229831, 6.992526442568938], 3.2830986549304364, 0.26562979272903126),
    (r#"{"truncate":{"of":{"normal":{"mean":0,"sd":1}},"high":-5}}"#, [-8.094859862217094, -6.550537612705335, -5.549400050627532, -5.26093360482116, -5.132018332044298, -5.055183405359137, -5.0098806585902596, -5.000019281739907, -5.000000000192808], -5.186503967125842, 0.1808215546253052),
    (r#"{"truncate":{"of":{"normal":{"mean":2,"sd":3}},"low":2.5,"high":2.75}}"#, [2.5000000002479856, 2.500024798601268, 2.5124036000229566, 2.562107911946714, 2.6244577074883275, 2.6870784357463666, 2.7373901534388243, 2.749974767152398, 2.749999999747671], 2.6246383957184802, 0.07215988748206557),
    (r#"{"clip":{"of":{"quantiles":{"p05":3,"p50":5,"p95":15}},"low":2.75,"high":12}}"#, [2.75, 2.75, 3.0, 3.792170771426974, 5.0, 7.336821988395528, 12.0, 12.0, 12.0], 5.943306427702998, 2.7680450588643835),
    (r#"{"truncate":{"of":{"quantiles":{"p05":3,"p50":5,"p95":15}},"low":4}}"#, [4.000000002947856, 4.000294799123716, 4.15101337287676, 4.854741057610962, 6.148760809264435, 8.743419747322827, 17.227303488681766, 106.32900632391903, 938.4585162035764], 7.885756574797865, 5.590179737618107),
    (r#"{"truncate":{"of":{"interval":{"low":1,"high":100}},"low":0.5}}"#, [0.5000000170418358, 0.501702653326851, 1.2057403316889097, 4.100748042754603, 10.28791240418511, 26.17168365054993, 101.11115943327123, 1834.446774208332, 44464.97214745472], 27.072425558314997, 66.22944919874334),
    (r#"{"clip":{"of":{"interval":{"low":1,"high":100}},"low":0.5,"high":1000}}"#, [0.5000000000000001, 0.5000000000000001, 1.0000000000000002, 3.8899081642823727, 10.0, 25.707547781773517, 99.99999999999999, 999.9999999999997, 999.9999999999997], 26.36107145706139, 57.194607044921845),
    (r#"{"truncate":{"of":{"triangular":{"low":0,"mode":1,"high":4}},"low":0.5,"high":2.5}}"#, [0.500000003, 0.5002999100539596, 0.6324555320336759, 1.0, 1.401923788646684, 1.8786796564403574, 2.3568323274845016, 2.4997000299940013, 2.499999997], 1.4444444444444444, 0.5371966557170477),
    (r#"{"truncate":{"of":{"gamma":{"shape":2.5,"scale":1}},"low":1,"high":12}}"#, [1.0000000030676195, 1.000306738441369, 1.148529794859251, 1.7054411588211829, 2.464198765527646, 3.5559584230457713, 5.739629182548821, 11.626355705894252, 11.999995581568843], 2.823269771842999, 1.4845830960953015),
];

#[test]
fn quantiles_and_moments_are_those_of_the_reference() {
    for &(spec, quantiles, mean, sd) in REFERENCE {
        let got = read(spec).unwrap();
        for (tail, want) in tails().zip(quantiles) {
            // Far out on a long tail, a value has no more digits than itself.
            let allowed = 1e-12 * (sd + want.abs());
            assert!(
                (got.quantile(tail) - want).abs() <= allowed,
                "{spec} {tail:?}: {} is not {want}",
                got.quantile(tail)
            );
        }
        assert!((got.mean() - mean).abs() <= 1e-9 * sd, "{spec}: mean {} is not {mean}", got.mean());
        assert!((got.sd() / sd - 1.0).abs() <= 1e-9, "{spec}: sd {} is not {sd}", got.sd());
    }
}

#[test]
fn probabilities_are_those_of_their_quantiles() {
    for (spec, ..) in
        REFERENCE.iter().filter(|row| !["discrete", "samples", "clip"].iter().any(|key| row.0.contains(key)))
    {
        let got = read(spec).unwrap();
        for tail in tails() {
            let x = got.quantile(tail);
            let (below, above) = got.cdf(x);
            let p = if tail.upper { above } else { below };
            // What rounding x is worth.
            let far = 1e-14 * got.sd() + (x.next_up() - x);
            let (less, more) = (got.cdf(x - far), got.cdf(x + far));
            let step = if tail.upper { less.1 - more.1 } else { more.0 - less.0 };
            assert!((p - tail.p).abs() <= 1e-11 * tail.p + step, "{spec} {tail:?}: {p}");
            assert!((below + above - 1.0).abs() < 1e-13, "{spec}");
        }
    }
}

#[test]
fn functions_at_known_places() {
    let close = |got: f64, want: f64| assert!((got / want - 1.0).abs() < 1e-14, "{got} is not {want}");
    close(math::normal_quantile(1e-300), -37.047_096_299_361_2);
    close(math::normal_quantile(0.05), -1.644_853_626_951_472_2);
    assert_eq!(math::normal_quantile(0.5), 0.0);
    close(math::normal_cdf(-6.0), 9.865_876_450_376_98e-10);
    close(math::normal_pdf(1.0), 0.241_970_724_519_143_37);
    close(special::ln_gamma(0.5), 0.572_364_942_924_700_1);
    close(special::ln_gamma(1e6), 12_815_504.569_147_611);
}

#[test]
fn far_truncations_keep_their_digits() {
    let cut = of(json!({ "normal": { "mean": 0, "sd": 1 } })).truncated(3.0, f64::INFINITY);
    assert!(cut.quantile(Tail { p: 1e-9, upper: true }) < 8.0);
    assert!(cut.quantile(Tail { p: 1e-9, upper: false }) >= 3.0);
    assert_eq!(cut.support(), (3.0, f64::INFINITY));
    let alone =
        of(json!({ "truncate": { "of": { "discrete": { "values": [1, 2, 3], "weights": [1, 1, 2] } }, "low": 2 } }));
    assert_eq!((alone.median(), alone.quantile(Tail::of(0.2)), alone.support()), (3.0, 2.0, (2.0, 3.0)));
    assert!((alone.mean() - 8.0 / 3.0).abs() < 1e-15);
}

#[test]
fn mixtures_know_gaps_and_atoms() {
    let two = of(json!({ "mixture": { "weights": [1, 1], "of": [
        { "uniform": { "low": 0, "high": 1 } }, { "samples": { "values": [7, 5] } } ] } }));
    assert!((two.median() - 1.0).abs() < 1e-12);
    assert_eq!(two.quantile(Tail { p: 0.4, upper: true }), 5.0);
    assert_eq!(two.quantile(Tail { p: 0.2, upper: true }), 7.0);
    assert_eq!(two.support(), (0.0, 7.0));
}

#[test]
fn a_part_without_a_mean_takes_the_mixtures() {
    let long = json!({ "metalog": { "p05": 1, "p50": 8, "p95": 4000, "lower": 0 } });
    assert_eq!(of(long.clone()).mean(), f64::INFINITY);
    let short = json!({ "normal": { "mean": 5, "sd": 1 } });
    for parts in [[long.clone(), short.clone()], [short, long.clone()], [long.clone(), long]] {
        let mixed = of(json!({ "mixture": { "of": parts, "weights": [1, 2] } }));
        assert_eq!((mixed.mean(), mixed.sd()), (f64::INFINITY, f64::INFINITY));
        let cut = mixed.truncated(0.0, 100.0);
        assert!(cut.mean().is_finite() && cut.sd().is_finite());
    }
}

#[test]
fn scaling_scales_every_kind() {
    for (spec, ..) in REFERENCE {
        let (one, ten) = (read(spec).unwrap(), read(spec).unwrap().scaled(10.0));
        for tail in tails() {
            let (a, b) = (one.quantile(tail) * 10.0, ten.quantile(tail));
            assert!((a - b).abs() <= 1e-11 * (one.sd() * 10.0 + a.abs()), "{spec} {tail:?}: {a} and {b}");
        }
    }
}

#[test]
fn written_and_read_again_is_the_same() {
    use fullcost::json::ToJson as _;
    for (spec, ..) in REFERENCE {
        let text = read(spec).unwrap().json();
        assert_eq!(read(&text).unwrap().json(), text);
    }
}

#[test]
fn mistakes_are_told_at_their_field() {
    let normal = json!({ "normal": { "mean": 0, "sd": 1 } });
    let mut deep = normal.clone();
    for _ in 0..8 {
        deep = json!({ "clip": { "of": deep, "low": 0, "high": 1 } });
    }
    let cases = [
        (json!({ "normal": { "mean": 0, "sd": -1 } }), Code::OutOfRange, "normal.sd: must be > 0, got -1"),
        (json!({ "normal": { "mean": 0, "sd": 0 } }), Code::OutOfRange, "normal.sd: must be > 0, got 0"),
        (
            json!({ "normal": { "mean": 1, "sd": 1e-40 } }),
            Code::OutOfRange,
            "has a spread that cannot be computed with",
        ),
        (json!({ "normal": { "mean": 1 } }), Code::Missing, "normal.sd: is missing"),
        (json!({ "lognormal": { "mu": 1, "sigma": 0 } }), Code::OutOfRange, "lognormal.sigma: must be > 0, got 0"),
        (json!({ "lognormal": { "mu": 1, "sigma": 500 } }), Code::OutOfRange, "has a spread"),
        (json!({ "lognormal": { "mu": 1, "sd": 1 } }), Code::WrongType, "lognormal: must have either"),
        (json!({ "lognormal": {} }), Code::WrongType, "lognormal: must have either"),
        (json!({ "interval": { "low": 3, "high": 3 } }), Code::ReversedRange, "the low end must be below"),
        (
            json!({ "quantiles": { "p05": 3, "p50": 3, "p95": 4 } }),
            Code::ReversedRange,
            "quantiles.p50: `p05` must be below `p50`, got 3 and 3",
        ),
        (
            json!({ "quantiles": { "p05": 3, "p50": 5, "p95": 4 } }),
            Code::ReversedRange,
            "quantiles.p95: `p50` must be below",
        ),
        (
            json!({ "metalog": { "p05": 9, "p50": 10, "p95": 22 } }),
            Code::Impossible,
            "metalog.p50: a metalog through these is not increasing",
        ),
        (
            json!({ "metalog": { "p05": 3, "p50": 5, "p95": 8, "lower": 4 } }),
            Code::ReversedRange,
            "metalog.lower: `lower` must be below",
        ),
        (
            json!({ "uniform": { "low": 2, "high": 2 } }),
            Code::ReversedRange,
            "uniform.low: `low` must be below `high`, got 2 and 2",
        ),
        (json!({ "log_uniform": { "low": 0, "high": 2 } }), Code::OutOfRange, "log_uniform.low: must be > 0, got 0"),
        (
            json!({ "triangular": { "low": 0, "mode": 7, "high": 2 } }),
            Code::OutOfRange,
            "triangular.mode: must lie between 0 and 2, got 7",
        ),
        (
            json!({ "pert": { "low": 0, "mode": 1, "high": 2, "lambda": 0 } }),
            Code::OutOfRange,
            "pert.lambda: must be > 0, got 0",
        ),
        (json!({ "beta": { "alpha": 0, "beta": 1 } }), Code::OutOfRange, "beta.alpha: must be > 0, got 0"),
        (
            json!({ "gamma": { "shape": 1e9, "scale": 1 } }),
            Code::OutOfRange,
            "gamma.shape: must be <= 1000000, got 1000000000",
        ),
        (json!({ "gamma": { "shape": 0.01, "scale": 1 } }), Code::OutOfRange, "has a spread"),
        (json!({ "discrete": { "values": [], "weights": [] } }), Code::Missing, "discrete.values: is empty"),
        (
            json!({ "discrete": { "values": [1, 2], "weights": [1] } }),
            Code::WrongType,
            "discrete.weights: must be as many as `values`, got 1 for 2",
        ),
        (
            json!({ "discrete": { "values": [1, 2], "weights": [1, -1] } }),
            Code::OutOfRange,
            "discrete.weights: must be >= 0, got -1",
        ),
        (
            json!({ "discrete": { "values": [1, 2], "weights": [0, 0] } }),
            Code::OutOfRange,
            "discrete.weights: must have a sum above 0, got 0",
        ),
        (json!({ "samples": { "values": [] } }), Code::Missing, "samples.values: is empty"),
        (
            json!({ "mixture": { "of": [normal], "weights": [] } }),
            Code::WrongType,
            "mixture.weights: must be as many as `of`",
        ),
        (
            json!({ "mixture": { "of": [{ "normal": { "mean": 1, "sd": 0 } }], "weights": [1] } }),
            Code::OutOfRange,
            "mixture.of[0].normal.sd: must be > 0, got 0",
        ),
        (
            json!({ "truncate": { "of": normal, "low": 2, "high": 1 } }),
            Code::ReversedRange,
            "truncate.low: `low` must be below `high`",
        ),
        (json!({ "truncate": { "of": normal, "low": 20 } }), Code::OutOfRange, "cuts away all but"),
        (
            json!({ "clip": { "of": normal, "low": 2, "high": 1 } }),
            Code::ReversedRange,
            "clip.low: `low` must be below `high`",
        ),
        (deep, Code::TooLarge, "is nested more than 8 deep"),
        (json!({ "gaussian": {} }), Code::UnknownKey, "gaussian: is not a known key"),
    ];
    for (spec, code, words) in cases {
        let error = read(&spec.to_string()).expect_err(words);
        assert!(error.code == code && error.to_string().starts_with(words), "{spec}: {} {error}", error.code.id());
    }
    use fullcost::value::Value as V;
    let sd = V::Map(vec![("mean".to_owned(), V::Number(1.0)), ("sd".to_owned(), V::Number(f64::NAN))]);
    let error = fullcost::read::read::<Distribution>(&V::Map(vec![("normal".to_owned(), sd)])).unwrap_err();
    assert_eq!(error.to_string(), "normal.sd: must be a finite number, got NaN");
}

fn scenario(count: &serde_json::Value) -> Result<fullcost::Model, Error> {
    let scenario = json!({ "id": "d", "title": "D", "subject": "S", "as_of": "2026-11-01",
        "fleet": [{ "id": "p", "accelerator": "h800", "count": count, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }] });
    fullcost::open(&scenario.to_string())
}

#[test]
fn an_estimate_may_be_any_distribution() {
    for (spec, quantiles, ..) in REFERENCE.iter().filter(|row| row.1[2] > 1.0) {
        let spec: serde_json::Value = serde_json::from_str(spec).unwrap();
        let bare = scenario(&spec).unwrap();
        let sourced = scenario(&json!({ "value": spec, "status": "assumed" })).unwrap();
        let row = |model: &fullcost::Model| {
            fullcost::leaves::leaves(model).into_iter().find(|row| row.path == "fleet[p].count").unwrap()
        };
        assert!((row(&bare).value / quantiles[4] - 1.0).abs() < 1e-12, "{spec}: the point is the median");
        assert_eq!(row(&bare).distribution, row(&sourced).distribution);
        let again = fullcost::Model::from_blob(&bare.to_blob()).unwrap();
        assert_eq!(row(&again).distribution, row(&bare).distribution);
    }
    let error = scenario(&json!({ "value": { "normal": { "mean": 5, "sd": 4 } } })).unwrap_err();
    assert!(error.to_string().starts_with("fleet[p].count.value: must be >= 0, got -1.579"), "{error}");
    let error = scenario(&json!({ "value": { "normal": { "mean": 5, "sd": -4 } } })).unwrap_err();
    assert_eq!(error.to_string(), "fleet[p].count.value.normal.sd: must be > 0, got -4");
}

#[test]
fn damaged_bytes_are_refused() {
    let spec = json!({ "mixture": { "weights": [1, 2], "of": [
        { "truncate": { "of": { "normal": { "mean": 5, "sd": 1 } }, "low": 2 } }, { "samples": { "values": [1, 2, 3] } } ] } });
    let blob = scenario(&spec).unwrap().to_blob();
    let body = blob[13..].to_vec();
    let sealed = |body: &[u8]| {
        let sum = body.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        [&blob[..9], &sum.to_le_bytes(), body].concat()
    };
    assert!(fullcost::Model::from_blob(&sealed(&body)).is_ok());
    for place in 0..body.len() {
        for byte in [0, 13, 14, 15, 255] {
            let mut body = body.clone();
            body[place] = byte;
            let _ = fullcost::Model::from_blob(&sealed(&body));
        }
    }
}

fn three() -> impl Strategy<Value = (f64, f64, f64)> {
    (-1e3f64..1e3, 1e-3f64..1e3, 1e-3f64..1e3).prop_map(|(low, up, more)| (low, low + up, low + up + more))
}

fn quantiles(p05: f64, p50: f64, p95: f64) -> Result<Distribution, Error> {
    read(&json!({ "quantiles": { "p05": p05, "p50": p50, "p95": p95 } }).to_string())
}

proptest! {
    #[test]
    fn quantiles_rise((p05, p50, p95) in three(), a in 1e-10f64..1.0, b in 1e-10f64..1.0) {
        let Ok(got) = quantiles(p05, p50, p95) else { return Ok(()) };
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        prop_assert!(got.quantile(Tail::of(low)) <= got.quantile(Tail::of(high)) + 1e-13 * got.sd());
        for (p, want) in [(0.05, p05), (0.5, p50), (0.95, p95)] {
            prop_assert!((got.quantile(Tail::of(p)) - want).abs() <= 1e-11 * (p95 - p05 + want.abs()));
        }
    }

    #[test]
    fn positive_stays_positive(p05 in 1e-3f64..1.0, up in 1.01f64..30.0, more in 1.01f64..30.0) {
        let Ok(got) = quantiles(p05, p05 * up, p05 * up * more) else { return Ok(()) };
        let least = got.quantile(Tail { p: 1e-10, upper: false });
        prop_assert!(least > 0.0, "{least}");
    }

    #[test]
    fn an_interval_is_its_quantiles(low in 1e-3f64..1e3, factor in 1.01f64..100.0) {
        let interval = of(json!({ "interval": { "low": low, "high": low * factor } }));
        let same = quantiles(low, interval.median(), low * factor).unwrap();
        let normal = of(json!({ "interval": { "low": -low, "high": low * factor } }));
        let even = quantiles(-low, normal.median(), low * factor).unwrap();
        for tail in tails() {
            let want = interval.quantile(tail);
            prop_assert!((same.quantile(tail) - want).abs() <= 1e-10 * (interval.sd() + want.abs()));
            prop_assert!((even.quantile(tail) - normal.quantile(tail)).abs() <= 1e-10 * normal.sd());
        }
        prop_assert!((same.sd() / interval.sd() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_narrow_range_tends_to_its_number(middle in 1e-3f64..1e6, share in 1e-9f64..1e-5) {
        let got = of(json!({ "interval": { "low": middle * (1.0 - share), "high": middle * (1.0 + share) } }));
        prop_assert!((got.median() / middle - 1.0).abs() < 1e-9);
        prop_assert!((got.mean() / middle - 1.0).abs() < 1e-9);
        prop_assert!((got.sd() / (middle * share / 1.644_853_626_951_472_2) - 1.0).abs() < 1e-4);
    }

    #[test]
    fn shapes_invert(a in 0.05f64..3e3, b in 0.05f64..3e3, p in 1e-9f64..0.5, upper: bool) {
        for spec in [json!({ "beta": { "alpha": a, "beta": b } }), json!({ "gamma": { "shape": a, "scale": b } })] {
            let got = of(spec.clone());
            let x = got.quantile(Tail { p, upper });
            let (below, above) = got.cdf(x);
            let step = got.cdf(x.next_up()).0 - got.cdf(x.next_down()).0;
            let back = if upper { above } else { below };
            prop_assert!((back - p).abs() <= 1e-10 * p + 2.0 * step, "{spec} {p} {upper}: {back}");
        }
    }

    #[test]
    fn mixtures_invert(low in -5f64..5.0, weight in 0.01f64..0.99, sd in 0.01f64..3.0, p in 1e-9f64..0.5, upper: bool) {
        let got = of(json!({ "mixture": { "weights": [weight, 1.0 - weight], "of": [
            { "normal": { "mean": low, "sd": sd } }, { "triangular": { "low": 0, "mode": 1, "high": 2 } } ] } }));
        let x = got.quantile(Tail { p, upper });
        let (below, above) = got.cdf(x);
        prop_assert!(((if upper { above } else { below }) / p - 1.0).abs() < 1e-6, "{below} {above}");
    }
}

/// Draws of a distribution, alone and where it moves with another number.
fn draws(of: &Distribution) -> Vec<Vec<f64>> {
    let source = || Source::Drawn(of.clone());
    let inputs = ["alone", "one", "other"].map(|path| Input { path: path.to_owned(), source: source() });
    let problem = Problem {
        inputs: inputs.to_vec(),
        groups: vec![Group { members: vec![1, 2], factor: vec![1.0, 0.6, 0.8] }],
        program: recorded(Vec::new),
        outputs: Vec::new(),
    };
    let kept = Kept::new(problem, &Settings::of(40_000)).unwrap();
    (0..3).map(|input| kept.input(input)).collect()
}

#[test]
fn draws_of_truncations_know_gaps_and_atoms() {
    let normal = |mean: f64| json!({ "normal": { "mean": mean, "sd": 1 } });
    let cut =
        |of: &serde_json::Value, low: f64, high: f64| json!({ "truncate": { "of": of, "low": low, "high": high } });
    let two = json!({ "mixture": { "of": [normal(0.0), normal(100.0)], "weights": [1, 3] } });
    let four = json!({ "discrete": { "values": [1, 2, 3, 4], "weights": [1, 2, 3, 4] } });
    let clip = |of: &serde_json::Value, low: f64, high: f64| json!({ "clip": { "of": of, "low": low, "high": high } });
    let clipped = clip(&normal(0.0), -0.5, 0.5);
    let atoms = json!({ "mixture": { "of": [four, clipped], "weights": [1, 1] } });
    let among = |values: &'static [f64]| move |x: f64| values.contains(&x);
    // What may be drawn, and the shares of some of it with what they must be.
    type Case = (serde_json::Value, Box<dyn Fn(f64) -> bool>, fn(f64) -> bool, f64);
    let cases: Vec<Case> = vec![
        (cut(&cut(&four, 1.5, 9.0), 0.0, 3.5), Box::new(among(&[2.0, 3.0])), |x| x == 2.0, 0.4),
        (cut(&cut(&four, 2.0, 3.0), 2.0, 8.0), Box::new(among(&[2.0, 3.0])), |x| x == 2.0, 0.4),
        (cut(&clipped, -0.4, 9.0), Box::new(|x| (-0.4..=0.5).contains(&x)), |x| x == 0.5, 0.308_538 / 0.655_422),
        (cut(&clipped, -9.0, 0.4), Box::new(|x| (-0.5..=0.4).contains(&x)), |x| x == -0.5, 0.308_538 / 0.655_422),
        // An end of a clip that is an end of the truncation too is kept whole.
        (cut(&clipped, -0.5, 0.0), Box::new(|x| (-0.5..=0.0).contains(&x)), |x| x == -0.5, 0.617_075),
        (cut(&cut(&clipped, 0.5, 2.0), 0.0, 1.0), Box::new(|x| x == 0.5), |x| x == 0.5, 1.0),
        (
            cut(&cut(&two, -1.0, 200.0), -2.0, 101.0),
            Box::new(|x| (-1.0..=6.0).contains(&x) || x > 94.0),
            |x| x < 50.0,
            0.25,
        ),
        (
            cut(&clip(&two, -1.0, 100.0), -3.0, 99.5),
            Box::new(|x| (x - 50.0).abs() > 44.0),
            |x| x == -1.0,
            0.158_655 * 0.25 / (0.25 + 0.75 * 0.308_538),
        ),
        (clip(&cut(&four, 2.0, 4.0), 2.5, 3.5), Box::new(among(&[2.5, 3.0, 3.5])), |x| x == 3.5, 4.0 / 9.0),
        (cut(&clip(&four, 1.5, 3.5), 2.0, 3.5), Box::new(among(&[2.0, 3.0, 3.5])), |x| x == 3.5, 4.0 / 9.0),
        // The part that has only its low end inside keeps all that is piled up there.
        (cut(&atoms, 0.5, 1.0), Box::new(among(&[0.5, 1.0])), |x| x == 1.0, 0.1 / (0.1 + 0.308_538)),
    ];
    for (spec, may, some, share) in cases {
        for drawn in draws(&of(spec.clone())) {
            let wrong: Vec<f64> = drawn.iter().copied().filter(|x| !may(*x)).collect();
            assert!(wrong.is_empty(), "{spec}: {} wrong, such as {}", wrong.len(), wrong[0]);
            let found = drawn.iter().filter(|x| some(**x)).count() as f64 / drawn.len() as f64;
            assert!((found - share).abs() < 0.012, "{spec}: {found} is not {share}");
        }
    }
}

#[test]
fn truncations_without_mass_are_refused() {
    let normal = |mean: f64| json!({ "normal": { "mean": mean, "sd": 1 } });
    let cut =
        |of: &serde_json::Value, low: f64, high: f64| json!({ "truncate": { "of": of, "low": low, "high": high } });
    let two = json!({ "mixture": { "of": [normal(0.0), normal(100.0)], "weights": [0.3, 0.7] } });
    let four = json!({ "samples": { "values": [1, 2, 3, 4] } });
    let clip = json!({ "clip": { "of": normal(0.0), "low": -0.5, "high": 0.5 } });
    for none in [
        cut(&two, 40.0, 60.0),
        cut(&four, 2.1, 2.9),
        cut(&cut(&normal(0.0), -1.0, 0.0), 1.0, 2.0),
        cut(&cut(&normal(0.0), -1.0, 0.0), 0.0, 2.0),
        cut(&clip, 0.6, 0.7),
        cut(&clip, -9.0, -0.6),
        cut(&cut(&two, -5.0, 105.0), 30.0, 60.0),
        cut(&json!({ "mixture": { "of": [clip, four], "weights": [1, 1] } }), 5.0, 6.0),
    ] {
        let error = read(&none.to_string()).expect_err(&none.to_string());
        assert!(error.code == Code::OutOfRange && error.to_string().contains("cuts away all but"), "{none}: {error}");
    }
}
